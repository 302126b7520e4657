package org.wardline.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.wardline.teams.OutcomeRules;
import org.wardline.teams.Teams;

/** Begins the time within which whoever holds a notification has to record what was decided. */
@ApplicationScoped
class OutcomeClock {
  private final StoredPolicies policies;
  private final Teams teams;

  OutcomeClock(StoredPolicies policies, Teams teams) {
    this.policies = policies;
    this.teams = teams;
  }

  /** Of a worker who holds it from now on, by the notification's own policy. */
  Reminders begin(Notification held, UUID owner, Instant now) {
    OutcomeRules rules = policies.outcomeOf(held);
    Instant dueAt = OutcomePolicy.dueAt(now, rules, teams.officeHours(held.authority()));
    return Reminders.of(owner, dueAt, rules, now);
  }
}
