package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.wardline.notifications.AnswerTrail.Answered;
import org.wardline.notifications.History.What;
import org.wardline.teams.OutcomeRules;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** "I have seen this": makes the worker the owner, and stops the escalation of this round. */
@ApplicationScoped
class Acknowledgements {
  private final DeliveryRepository deliveries;
  private final AnswerTrail trail;
  private final StoredPolicies policies;
  private final Teams teams;
  private final Clock clock;

  Acknowledgements(
      DeliveryRepository deliveries,
      AnswerTrail trail,
      StoredPolicies policies,
      Teams teams,
      Clock clock) {
    this.deliveries = deliveries;
    this.trail = trail;
    this.policies = policies;
    this.teams = teams;
    this.clock = clock;
  }

  Uni<Answer> record(Worker worker, Notification found) {
    if (!RightsPolicy.mayAcknowledge(worker)) {
      return answer(new Answer.NotAllowed());
    }
    return switch (found.state()) {
      case OPEN -> own(worker, found);
      case ACKNOWLEDGED -> answer(alreadyHeld(worker, found));
      case CONCLUDED, WITHDRAWN -> answer(new Answer.NotNow(found.state()));
    };
  }

  private static Answer alreadyHeld(Worker worker, Notification found) {
    return worker.id().equals(found.owner())
        ? new Answer.Recorded(List.of())
        : new Answer.HeldBy(found.owner(), found.acknowledgedAt());
  }

  private Uni<Answer> own(Worker worker, Notification found) {
    Instant now = clock.instant();
    OutcomeRules rules = policies.outcomeOf(found);
    Instant dueAt = OutcomePolicy.dueAt(now, rules, teams.officeHours(found.authority()));
    found.acknowledge(worker.id(), now, Reminders.of(worker.id(), dueAt, rules, now));
    return deliveries
        .settleUnsent(List.of(found.id()), now)
        .chain(() -> trail.remember(new Answered(worker, found, What.ACKNOWLEDGED, "", now)))
        .replaceWith(new Answer.Recorded(List.of()));
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
