package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.AnswerTrail.Answered;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/**
 * Puts right what was decided by mistake: the outcome is taken back, and whoever does so holds the
 * notification. Not what its sender took back, and not where nothing is left of the visit: there is
 * nothing to decide on.
 */
@ApplicationScoped
class OutcomesTakenBack {
  private final EpisodeEvents events;
  private final Withdrawals withdrawals;
  private final AnswerTrail trail;
  private final OutcomeClock outcomes;
  private final Clock clock;

  OutcomesTakenBack(
      EpisodeEvents events,
      Withdrawals withdrawals,
      AnswerTrail trail,
      OutcomeClock outcomes,
      Clock clock) {
    this.events = events;
    this.withdrawals = withdrawals;
    this.trail = trail;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** Why it is taken back. */
  record Reason(String written, SealingKeys keys) {}

  Uni<Answer> record(Worker worker, Notification found, Reason reason) {
    if (!RightsPolicy.mayConclude(found, worker)) {
      return answer(new Answer.NotAllowed());
    }
    return switch (found.state()) {
      case OPEN -> answer(new Answer.NotNow(found.state()));
      case ACKNOWLEDGED -> ifAlready(worker, found);
      case CONCLUDED, WITHDRAWN -> ifAnythingIsLeft(worker, found, reason);
    };
  }

  /** The same once more; what somebody holds otherwise has no outcome. */
  private Uni<Answer> ifAlready(Worker worker, Notification found) {
    return trail
        .isRemembered(answered(worker, found, clock.instant()))
        .map(
            already ->
                already
                    ? new Answer.Recorded(List.of())
                    : new Answer.HeldBy(found.owner(), found.acknowledgedAt()));
  }

  private Uni<Answer> ifAnythingIsLeft(Worker worker, Notification found, Reason reason) {
    Instant until = RightsPolicy.mayTakeBackUntil(found, worker);
    if (until == null || !clock.instant().isBefore(until)) {
      return answer(new Answer.NotNow(found.state()));
    }
    return events
        .left(List.of(found.episode()))
        .chain(
            left ->
                left.isEmpty()
                    ? answer(new Answer.NotNow(found.state()))
                    : takeBack(worker, found, reason));
  }

  private Uni<Answer> takeBack(Worker worker, Notification found, Reason reason) {
    Instant now = clock.instant();
    boolean wasWithdrawn = found.state() == NotificationState.WITHDRAWN;
    found.takeOutcomeBack(worker.id(), now, outcomes.begin(found, worker.id(), now));
    return trail
        .remember(answered(worker, found, now), reason.written(), reason.keys())
        .chain(() -> wasWithdrawn ? withdrawals.takeBack(found, now) : nobody())
        .map(Answer.Recorded::new);
  }

  private static Uni<List<DeliveryPlanned>> nobody() {
    return Uni.createFrom().item(List.of());
  }

  private static Answered answered(Worker worker, Notification found, Instant now) {
    return new Answered(worker, found, What.OUTCOME_TAKEN_BACK, "", now);
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
