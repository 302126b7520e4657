package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.PolicyFile;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.PolicyOutcome;

@QuarkusTest
class StoredPolicyTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject PolicyFile file;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", BORN);
  }

  private PolicyOutcome store(int version, String dutyWait, Instant activeFrom) {
    return file.store(
        Council.AUTHORITY,
        PolicyFile.standard(version).replace("after: 2h", "after: " + dutyWait),
        activeFrom);
  }

  private String dutyWaitOfNotification(String authority) {
    return council
        .strings(
            "select cast(policy as jsonb) ->> 'version' || ' '"
                + " || (cast(policy as jsonb) #>> '{office,1,delay}') from notification"
                + " where authority_id = '%s'".formatted(authority))
        .getFirst();
  }

  @Test
  void the_policy_in_force_is_copied_to_the_notification_and_outlasts_a_later_one() {
    store(1, "1h", clock.instant());
    line.match(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));

    store(2, "20m", clock.instant());
    clock.advance(Duration.ofMinutes(30));
    line.tick();
    assertThat(council.strings("select id from delivery where step = 'duty'")).isEmpty();
    assertThat(dutyWaitOfNotification(Council.AUTHORITY)).startsWith("1 ");

    clock.advance(Duration.ofMinutes(30));
    line.tick();
    assertThat(council.strings("select id from delivery where step = 'duty'")).hasSize(2);
  }

  @Test
  void a_version_is_in_force_only_from_its_day_on() {
    store(1, "1h", clock.instant());
    store(2, "20m", clock.instant().plus(Duration.ofDays(1)));

    line.match(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));

    assertThat(dutyWaitOfNotification(Council.AUTHORITY)).startsWith("1 ");
  }

  @Test
  void an_authority_without_a_policy_of_its_own_has_the_bundled_one() {
    line.match(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));

    assertThat(dutyWaitOfNotification(Council.AUTHORITY)).startsWith("0 ");
  }

  @Test
  void several_authorities_of_one_child_are_each_told_by_their_own_policy() {
    council.authority("998");
    council.execute(
        """
        insert into child (id, authority_id, date_of_birth, recorded_at)
        values (gen_random_uuid(), '998', ?, now())""",
        BORN);
    council.execute(
        """
        insert into child_number
        select c.id, '998', n.number_key, n.number, 'current', now()
        from child c, child_number n where c.authority_id = '998'""");
    council.execute(
        """
        insert into plan (id, authority_id, child_id, type, started_at, recorded_at)
        select gen_random_uuid(), '998', id, 'CPP', timestamptz '2025-01-01', now()
        from child where authority_id = '998'""");
    store(7, "1h", clock.instant());

    line.match(event(NUMBER, BORN, Kind.ARRIVAL, MovableClock.START));

    assertThat(dutyWaitOfNotification(Council.AUTHORITY)).startsWith("7 ");
    assertThat(dutyWaitOfNotification("998")).startsWith("0 ");
  }

  @Test
  void the_file_is_kept_with_version_author_and_time_and_a_repeat_changes_nothing() {
    assertThat(store(1, "1h", clock.instant())).isEqualTo(new PolicyOutcome.Stored(1));
    assertThat(store(1, "1h", clock.instant())).isEqualTo(new PolicyOutcome.Stored(1));

    assertThat(
            council.strings(
                "select version || ' ' || author || ' ' || (file like 'format%') || ' '"
                    + " || (recorded_at = active_from) from escalation_policy"))
        .containsExactly("1 an operator true true");
  }

  @Test
  void a_version_never_changes_its_content() {
    store(1, "1h", clock.instant());

    assertThat(store(1, "30m", clock.instant()))
        .isInstanceOfSatisfying(
            PolicyOutcome.Refused.class,
            refused ->
                assertThat(refused.faults().getFirst().words())
                    .isEqualTo("1 is stored with other content: raise it"));
    assertThat(council.strings("select file from escalation_policy").getFirst()).contains("1h");
  }

  @Test
  void an_older_version_that_comes_again_is_not_said_to_be_in_force() {
    store(1, "1h", clock.instant());
    clock.advance(Duration.ofMinutes(1));
    store(2, "30m", clock.instant());
    clock.advance(Duration.ofMinutes(1));

    assertThat(store(1, "1h", clock.instant()))
        .isInstanceOfSatisfying(
            PolicyOutcome.Refused.class,
            refused ->
                assertThat(refused.faults().getFirst().words())
                    .isEqualTo(
                        "1 was stored before, and 2 is in force since: raise it to have it in"
                            + " force again"));
    assertThat(store(2, "30m", clock.instant())).isEqualTo(new PolicyOutcome.Stored(2));
  }

  @Test
  void a_faulty_file_is_not_stored() {
    assertThat(store(1, "99h", clock.instant())).isInstanceOf(PolicyOutcome.Refused.class);
    assertThat(store(0, "1h", clock.instant())).isInstanceOf(PolicyOutcome.Refused.class);

    assertThat(council.strings("select version from escalation_policy")).isEqualTo(List.of());
  }
}
