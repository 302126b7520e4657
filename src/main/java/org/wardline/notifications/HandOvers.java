package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.notifications.AnswerTrail.Answered;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Staff;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * Gives a notification to somebody else, who is asked first in the new round that begins; whoever
 * gives it is not told by what begins at once. Nothing happens when they are asked first already.
 */
@ApplicationScoped
class HandOvers {
  private final AnswerTrail trail;
  private final NextRounds rounds;
  private final Teams teams;
  private final Successors successors;
  private final Clock clock;

  HandOvers(AnswerTrail trail, NextRounds rounds, Teams teams, Successors successors, Clock clock) {
    this.trail = trail;
    this.rounds = rounds;
    this.teams = teams;
    this.successors = successors;
    this.clock = clock;
  }

  /** To whom, and what the successor should know. */
  record HandOver(UUID to, String note, SealingKeys keys) {}

  Uni<Answer> record(Worker worker, Notification found, HandOver wanted) {
    boolean outsideKeepers = found.isRestricted() && !found.people().isKeeper(wanted.to());
    if (!RightsPolicy.mayAcknowledge(worker) || outsideKeepers || worker.id().equals(wanted.to())) {
      return answer(new Answer.NotAllowed());
    }
    return switch (found.state()) {
      case OPEN, ACKNOWLEDGED -> ifTheirs(worker, found, wanted);
      case CONCLUDED, WITHDRAWN -> answer(new Answer.NotNow(found.state()));
    };
  }

  private Uni<Answer> ifTheirs(Worker worker, Notification found, HandOver wanted) {
    if (!RightsPolicy.mayHandOver(found, worker)) {
      return answer(new Answer.HeldBy(found.owner(), found.acknowledgedAt()));
    }
    return found.asks(wanted.to()) ? passOn(worker, found, wanted) : ifAble(worker, found, wanted);
  }

  /** Who is asked already gets what is written for them, once. */
  private Uni<Answer> passOn(Worker worker, Notification found, HandOver wanted) {
    Answered answered = answered(worker, found, wanted, clock.instant());
    return trail
        .isRemembered(answered)
        .chain(
            known ->
                known || wanted.note().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : trail.remember(answered, wanted.note(), wanted.keys()))
        .replaceWith(new Answer.Recorded(List.of()));
  }

  private Uni<Answer> ifAble(Worker worker, Notification found, HandOver wanted) {
    return successors
        .of(worker, found)
        .chain(
            able ->
                able.stream().anyMatch(w -> w.id().equals(wanted.to()))
                    ? beginRound(worker, found, wanted)
                    : answer(new Answer.NotFound()));
  }

  private Uni<Answer> beginRound(Worker worker, Notification found, HandOver wanted) {
    Instant now = clock.instant();
    return teams
        .staff(List.of(found.authority()), Stream.of(wanted.to()))
        .invoke(staff -> begin(found, wanted.to(), staff.get(found.authority()), now))
        .chain(
            () ->
                trail.remember(answered(worker, found, wanted, now), wanted.note(), wanted.keys()))
        .chain(() -> rounds.take(List.of(found), worker.id(), now))
        .map(Answer.Recorded::new);
  }

  private void begin(Notification found, UUID to, Staff staff, Instant now) {
    BeginningPolicy policy = new BeginningPolicy(teams.officeHours(found.authority()), now);
    found.beginRound(to, policy.afterHandOver(found.isRestricted(), staff.isOfTheNight(to, now)));
  }

  private static Answered answered(
      Worker worker, Notification found, HandOver wanted, Instant now) {
    return new Answered(worker, found, What.HANDED_OVER, wanted.to().toString(), now);
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
