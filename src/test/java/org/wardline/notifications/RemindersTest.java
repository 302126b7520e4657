package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

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
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class RemindersTest {
  private static final String NUMBER = "9990000018";

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject PolicyFile file;

  @BeforeEach
  void acknowledge() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
  }

  private void acknowledgedByDuty() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
    line.acknowledge(Council.DUTY);
  }

  private void tickAfter(Duration wait) {
    clock.advance(wait);
    line.tick();
    line.dispatch();
  }

  private List<String> reminders() {
    return council.strings(
        """
        select step || ' ' || addressed_as || ' ' || channel || ' ' || state from delivery
        where kind = 'remind' order by planned_at, channel""");
  }

  @Test
  void the_owner_is_reminded_two_hours_before_the_outcome_is_due() {
    acknowledgedByDuty();

    tickAfter(Duration.ofHours(21));
    assertThat(reminders()).isEmpty();
    tickAfter(Duration.ofHours(1));
    line.tick();

    assertThat(reminders())
        .containsExactly("reminder 1 owner desktop sent", "reminder 1 owner email sent");
    assertThat(council.strings("select distinct recipient_id from delivery where kind = 'remind'"))
        .containsExactly(Council.DUTY.toString());
    assertThat(line.history()).containsOnlyOnce("reminded");
  }

  @Test
  void when_it_is_late_everybody_is_asked_anew_and_the_owner_goes_on_being_reminded() {
    acknowledgedByDuty();

    tickAfter(Duration.ofHours(22));
    tickAfter(Duration.ofHours(2));
    assertThat(council.strings("select state || round from notification")).containsExactly("open2");
    assertThat(reminders()).hasSize(2);

    tickAfter(Duration.ofHours(24));
    assertThat(reminders())
        .endsWith("reminder 2 owner desktop sent", "reminder 2 owner email sent")
        .hasSize(4);
  }

  @Test
  void what_is_decided_is_not_reminded_of() {
    acknowledgedByDuty();
    line.conclude(Council.DUTY, "VISIT_PLANNED");

    tickAfter(Duration.ofHours(30));

    assertThat(reminders()).isEmpty();
  }

  @Test
  void who_acknowledges_the_late_notification_is_reminded_in_place_of_the_owner_before() {
    acknowledgedByDuty();
    tickAfter(Duration.ofHours(24));
    line.acknowledge(Council.MANAGER);

    tickAfter(Duration.ofHours(22));

    assertThat(
            council.strings(
                "select distinct recipient_id from delivery where kind = 'remind' and round = 2"))
        .containsExactly(Council.MANAGER.toString());
  }

  @Test
  void a_reminder_that_is_planned_but_not_sent_is_not_needed_once_it_is_decided() {
    acknowledgedByDuty();
    clock.advance(Duration.ofHours(22));
    line.tick();
    line.conclude(Council.DUTY, "VISIT_PLANNED");
    line.dispatch();

    assertThat(council.strings("select distinct state from delivery where kind = 'remind'"))
        .containsExactly("not_needed");
  }

  @Test
  void reminders_and_the_due_time_are_those_of_the_authoritys_policy() {
    file.store(
        Council.AUTHORITY,
        PolicyFile.standard(1)
            .replace("due-within-working-days: 1", "due-within-working-days: 2")
            .replace("remind-before: [2h]", "remind-before: [24h]"),
        Instant.parse("2026-01-01T00:00:00Z"));
    acknowledgedByDuty();

    assertThat(
            council.strings(
                "select extract(epoch from conclude_by - acknowledged_at) / 3600 || ' '"
                    + " || extract(epoch from conclude_by - remind_at) / 3600 from notification"))
        .containsExactly("48.0000000000000000 24.0000000000000000");
  }
}
