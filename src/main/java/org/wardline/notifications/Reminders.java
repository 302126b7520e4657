package org.wardline.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.wardline.teams.OutcomeRules;

/**
 * How the person who acknowledged is reminded of the decision.
 *
 * @param to who is reminded, or null
 * @param dueAt when the decision is due
 * @param taken how many reminders there were
 * @param nextAt when the next one is due, or null when none is left
 */
@Embeddable
record Reminders(
    @Column(name = "reminded_id") UUID to,
    @Column(name = "outcome_due_at") Instant dueAt,
    @Column(name = "reminders") int taken,
    @Column(name = "remind_at") Instant nextAt) {
  static final Reminders NONE = new Reminders(null, null, 0, null);

  /** Of a notification that this worker acknowledged now. */
  static Reminders of(UUID owner, Instant dueAt, OutcomeRules rules, Instant now) {
    return new Reminders(owner, dueAt, 0, OutcomePolicy.nextReminder(dueAt, rules, now));
  }

  /** After one was sent now; what fell due meanwhile is not made up for. */
  Reminders further(OutcomeRules rules, Instant now) {
    return new Reminders(to, dueAt, taken + 1, OutcomePolicy.nextReminder(dueAt, rules, now));
  }

  /** The name of the latest one; part of its delivery's natural key. */
  String step() {
    return "reminder " + taken;
  }

  boolean isDue(Instant now) {
    return nextAt != null && !nextAt.isAfter(now);
  }
}
