package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.notifications.AnswerTrail.Answered;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * Gives a notification to somebody else, who is asked first in the new round that begins; nothing
 * happens when they are asked first already.
 */
@ApplicationScoped
class HandOvers {
  private final DeliveryRepository deliveries;
  private final AnswerTrail trail;
  private final Rounds rounds;
  private final Teams teams;
  private final Clock clock;

  HandOvers(
      DeliveryRepository deliveries, AnswerTrail trail, Rounds rounds, Teams teams, Clock clock) {
    this.deliveries = deliveries;
    this.trail = trail;
    this.rounds = rounds;
    this.teams = teams;
    this.clock = clock;
  }

  /** To whom, and what the successor should know. */
  record HandOver(UUID to, String note, SealingKeys keys) {}

  Uni<Answer> record(Worker worker, Notification found, HandOver wanted) {
    boolean outsideKeepers = found.isRestricted() && !found.people().isKeeper(wanted.to());
    if (!RightsPolicy.mayAcknowledge(worker) || outsideKeepers) {
      return answer(new Answer.NotAllowed());
    }
    if (found.asks(wanted.to())) {
      return answer(new Answer.Recorded(List.of()));
    }
    return switch (found.state()) {
      case OPEN, ACKNOWLEDGED -> ifInService(worker, found, wanted);
      case CONCLUDED, WITHDRAWN -> answer(new Answer.NotNow(found.state()));
    };
  }

  private Uni<Answer> ifInService(Worker worker, Notification found, HandOver wanted) {
    return teams
        .inService(found.authority(), clock.instant())
        .chain(
            known ->
                known.stream().anyMatch(w -> mayBeAsked(w, wanted.to()))
                    ? beginRound(worker, found, wanted)
                    : answer(new Answer.NotFound()));
  }

  private static boolean mayBeAsked(Worker inService, UUID to) {
    return inService.id().equals(to) && RightsPolicy.mayAcknowledge(inService);
  }

  private Uni<Answer> beginRound(Worker worker, Notification found, HandOver wanted) {
    Instant now = clock.instant();
    found.beginRound(wanted.to(), false, now);
    Answered answered = new Answered(worker, found, What.HANDED_OVER, wanted.to().toString(), now);
    return deliveries
        .settleUnsent(List.of(found.id()), now)
        .chain(() -> trail.remember(answered, wanted.note(), wanted.keys()))
        .chain(() -> rounds.advance(List.of(found), now))
        .map(Answer.Recorded::new);
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
