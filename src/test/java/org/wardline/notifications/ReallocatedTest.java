package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.time.MovableClock;

/**
 * A child whose worker or case changes between two events of one visit, or while nobody answers.
 */
@QuarkusTest
class ReallocatedTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final UUID NEXT = Council.id("next worker");
  private static final Instant EVENING = Instant.parse("2026-03-10T20:00:00Z");

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject DueNotifications notifications;
  @Inject AuthorityScope scope;
  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.worker(NEXT, Council.LOCALITY, "worker");
    child = council.child(NUMBER, "L-1001", BORN);
  }

  private void reallocate() {
    council.execute("update allocation set until_at = ?", clock.instant());
    council.execute(
        """
        insert into allocation (id, authority_id, child_id, worker_id, team_id, from_at, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        UUID.randomUUID(),
        Council.AUTHORITY,
        child,
        NEXT,
        Council.LOCALITY,
        clock.instant(),
        clock.instant());
  }

  private void accessIsTold() {
    line.match(access(NUMBER, "L-1001", clock.instant()));
    line.dispatch();
  }

  private void isAdmittedAt(Instant at) {
    clock.setTo(at);
    line.match(event(NUMBER, BORN, Kind.ADMISSION, at));
  }

  private List<String> told(int round, String channel) {
    return council.strings(
        "select distinct recipient_id from delivery where round = %d and channel = '%s'"
            .formatted(round, channel));
  }

  @Test
  void an_admission_asks_who_is_allocated_by_then_and_they_may_conclude() {
    accessIsTold();
    clock.advance(Duration.ofHours(1));
    reallocate();
    isAdmittedAt(EVENING);

    assertThat(line.history()).contains("upgraded");
    assertThat(told(2, "desktop"))
        .contains(NEXT.toString())
        .doesNotContain(Council.ALLOCATED.toString());
    line.acknowledge(Council.EDS);
    assertThat(line.conclude(NEXT, "VISIT_PLANNED")).isInstanceOf(Answer.Recorded.class);
  }

  @Test
  void an_admission_after_a_plan_was_opened_calls_the_night_service_though_the_access_did_not() {
    council.execute("delete from allocation");
    council.execute("update plan set ended_at = ?", MovableClock.START.minus(Duration.ofDays(100)));
    council.execute(
        "update child set closed_at = ?", MovableClock.START.minus(Duration.ofDays(100)));
    accessIsTold();
    assertThat(council.strings("select route from notification")).containsExactly("closed_case");

    council.execute("update child set closed_at = null");
    council.plan(child, "CPP", MovableClock.START, null);
    reallocate();
    isAdmittedAt(EVENING);

    assertThat(council.strings("select route from notification")).containsExactly("open");
    assertThat(told(2, "desktop")).contains(NEXT.toString(), Council.EDS.toString());
  }

  @Test
  void what_a_leaver_was_asked_for_goes_to_whom_the_register_names_now() {
    accessIsTold();
    clock.advance(Duration.ofMinutes(30));
    reallocate();
    council.execute(
        "update worker set left_at = ? where id = ?", clock.instant(), Council.ALLOCATED);
    line.tick();

    assertThat(line.history()).contains("handed_over_by_rule").doesNotContain("nobody_to_ask");
    assertThat(told(2, "desktop")).containsExactly(NEXT.toString());
  }

  @Test
  void what_escalation_reads_of_the_register_lies_within_its_role() {
    accessIsTold();
    clock.advance(Duration.ofMinutes(30));
    reallocate();
    council.execute(
        "update worker set left_at = ? where id = ?", clock.instant(), Council.ALLOCATED);
    UUID id = line.notification();
    line.await(
        () ->
            Panache.withTransaction(
                () ->
                    Panache.getSession()
                        .chain(
                            session ->
                                session
                                    .createNativeQuery("set local role wardline_escalation")
                                    .executeUpdate())
                        .chain(() -> scope.enter(List.of(Council.AUTHORITY)))
                        .chain(() -> notifications.handOverFromAway(List.of(id)))));

    assertThat(told(2, "desktop")).containsExactly(NEXT.toString());
  }

  @Test
  void what_waits_for_the_morning_asks_who_is_allocated_in_the_morning() {
    accessIsTold();
    line.acknowledge(Council.ALLOCATED);
    clock.setTo(EVENING);
    council.execute("update worker set left_at = ? where id = ?", EVENING, Council.ALLOCATED);
    line.tick();
    clock.setTo(Instant.parse("2026-03-11T02:00:00Z"));
    reallocate();
    clock.setTo(Instant.parse("2026-03-11T08:30:00Z"));
    line.tick();

    assertThat(told(2, "desktop")).containsExactly(NEXT.toString());
  }

  @Test
  void a_late_decision_asks_its_owner_first_and_who_is_allocated_now_when_the_owner_has_left() {
    accessIsTold();
    line.acknowledge(Council.DUTY);
    reallocate();
    clock.setTo(Instant.parse("2026-03-11T10:01:00Z"));
    line.tick();

    assertThat(told(2, "desktop")).containsExactly(Council.DUTY.toString());
    assertThat(council.strings("select allocated_worker_id from notification"))
        .containsExactly(NEXT.toString());
  }

  @Test
  void a_restricted_childs_keepers_are_asked_whoever_is_allocated() {
    accessIsTold();
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
    line.tick();
    reallocate();
    isAdmittedAt(EVENING);

    assertThat(told(3, "desktop")).containsExactly(Council.CUSTODIAN.toString());
    assertThat(told(3, "email")).containsExactly(Council.CUSTODIAN.toString());
  }

  @Test
  void a_child_who_is_no_longer_restricted_stays_its_keepers_in_a_further_round() {
    accessIsTold();
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
    line.tick();
    council.execute("update child set restricted = false, custodian_id = null, deputy_id = null");
    isAdmittedAt(EVENING);

    assertThat(told(3, "desktop")).containsExactly(Council.CUSTODIAN.toString());
  }
}
