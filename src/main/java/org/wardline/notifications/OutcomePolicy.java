package org.wardline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.OutcomeRules;

/** Decides when an outcome is due, and when its owner is reminded; source: domain.md §2. */
final class OutcomePolicy {
  private OutcomePolicy() {}

  /** The same time of day, so many working days later. */
  static Instant dueAt(Instant acknowledgedAt, OutcomeRules rules, OfficeHours hours) {
    Instant due = acknowledgedAt;
    for (int day = 0; day < rules.dueWithinWorkingDays(); day++) {
      due = hours.oneWorkingDayAfter(due);
    }
    return due;
  }

  /** The first reminder after that moment, before or after the outcome is due; null: none. */
  static Instant nextReminder(Instant dueAt, OutcomeRules rules, Instant after) {
    Stream<Duration> before = rules.remindBefore().stream().map(Duration::negated);
    return Stream.concat(before, rules.remindAfter().stream())
        .map(dueAt::plus)
        .filter(at -> at.isAfter(after))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
