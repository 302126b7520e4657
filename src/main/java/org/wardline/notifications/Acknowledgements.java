package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.wardline.notifications.AnswerTrail.Answered;
import org.wardline.notifications.History.What;
import org.wardline.teams.Worker;

/** "I have seen this": makes the worker the owner, and stops the escalation of this round. */
@ApplicationScoped
class Acknowledgements {
  private final DeliveryRepository deliveries;
  private final AnswerTrail trail;
  private final OutcomeClock outcomes;
  private final Clock clock;

  Acknowledgements(
      DeliveryRepository deliveries, AnswerTrail trail, OutcomeClock outcomes, Clock clock) {
    this.deliveries = deliveries;
    this.trail = trail;
    this.outcomes = outcomes;
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
    found.acknowledge(worker.id(), now, outcomes.begin(found, worker.id(), now));
    return deliveries
        .settleUnsent(List.of(found.id()), now)
        .chain(() -> trail.remember(new Answered(worker, found, What.ACKNOWLEDGED, "", now)))
        .replaceWith(new Answer.Recorded(List.of()));
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
