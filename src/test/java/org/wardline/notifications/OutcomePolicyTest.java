package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.OutcomeRules;

class OutcomePolicyTest {
  private static final OfficeHours HOURS =
      OfficeHours.standard(Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)));
  private static final Instant DUE = Instant.parse("2026-03-11T10:00:00Z");

  private static OutcomeRules rules(int days, List<Duration> before, List<Duration> after) {
    return new OutcomeRules(days, before, after, List.of());
  }

  @Test
  void an_outcome_is_due_at_the_same_time_so_many_working_days_later() {
    assertThat(
            OutcomePolicy.dueAt(
                Instant.parse("2026-12-24T11:00:00Z"), rules(1, List.of(), List.of()), HOURS))
        .isEqualTo(Instant.parse("2026-12-29T11:00:00Z"));
    assertThat(
            OutcomePolicy.dueAt(
                Instant.parse("2026-12-24T11:00:00Z"), rules(3, List.of(), List.of()), HOURS))
        .isEqualTo(Instant.parse("2026-12-31T11:00:00Z"));
  }

  @Test
  void the_owner_is_reminded_before_the_outcome_is_due_and_after() {
    OutcomeRules rules =
        rules(1, List.of(Duration.ofHours(1), Duration.ofHours(4)), List.of(Duration.ofHours(24)));

    Instant first = OutcomePolicy.nextReminder(DUE, rules, DUE.minus(Duration.ofHours(24)));
    Instant second = OutcomePolicy.nextReminder(DUE, rules, first);
    Instant third = OutcomePolicy.nextReminder(DUE, rules, second);

    assertThat(List.of(first, second, third))
        .containsExactly(
            Instant.parse("2026-03-11T06:00:00Z"),
            Instant.parse("2026-03-11T09:00:00Z"),
            Instant.parse("2026-03-12T10:00:00Z"));
    assertThat(OutcomePolicy.nextReminder(DUE, rules, third)).isNull();
  }

  @Test
  void reminders_that_were_missed_are_not_made_up_for() {
    OutcomeRules rules = rules(1, List.of(Duration.ofHours(4), Duration.ofHours(1)), List.of());

    assertThat(OutcomePolicy.nextReminder(DUE, rules, DUE.minusSeconds(60))).isNull();
  }
}
