package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.AnswerTrail.Answered;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Outcome;
import org.wardline.teams.Worker;

/** Records what was decided; an outcome that withdraws tells everybody who had been told. */
@ApplicationScoped
class Conclusions {
  private final DeliveryRepository deliveries;
  private final Withdrawals withdrawals;
  private final AnswerTrail trail;
  private final StoredPolicies policies;
  private final Filings filings;
  private final Clock clock;

  Conclusions(
      DeliveryRepository deliveries,
      Withdrawals withdrawals,
      AnswerTrail trail,
      StoredPolicies policies,
      Filings filings,
      Clock clock) {
    this.deliveries = deliveries;
    this.withdrawals = withdrawals;
    this.trail = trail;
    this.policies = policies;
    this.filings = filings;
    this.clock = clock;
  }

  Uni<Answer> record(Worker worker, Notification found, WantedOutcome wanted) {
    if (!RightsPolicy.mayConclude(found, worker)) {
      return answer(new Answer.NotAllowed());
    }
    Optional<Outcome> offered = policies.outcomeOf(found).find(wanted.code());
    if (offered.isEmpty()) {
      return answer(new Answer.NotOffered());
    }
    return switch (found.state()) {
      case OPEN, ACKNOWLEDGED ->
          offered.get().withdraws() && !wanted.confirmed()
              ? answer(new Answer.NotConfirmed())
              : close(worker, found, offered.get(), wanted);
      case CONCLUDED, WITHDRAWN ->
          answer(
              isRecorded(found, wanted)
                  ? new Answer.Recorded(List.of())
                  : new Answer.NotNow(found.state()));
    };
  }

  /** The same once more; another's words are not lost by being taken for it. */
  private static boolean isRecorded(Notification found, WantedOutcome wanted) {
    return wanted.code().equals(found.outcome())
        && (wanted.note().isEmpty() || wanted.note().equals(note(found, wanted.keys())));
  }

  private static String note(Notification found, SealingKeys keys) {
    return found.note() == null
        ? ""
        : new String(keys.open(found.note(), Answers.TABLE, found.id()), StandardCharsets.UTF_8);
  }

  private Uni<Answer> close(
      Worker worker, Notification found, Outcome decided, WantedOutcome wanted) {
    Instant now = clock.instant();
    byte[] note = wanted.note().getBytes(StandardCharsets.UTF_8);
    found.conclude(decided, wanted.keys().seal(note, Answers.TABLE, found.id()), now);
    What what = decided.withdraws() ? What.WITHDRAWN : What.CONCLUDED;
    return deliveries
        .settleUnsent(List.of(found.id()), now)
        .chain(
            () ->
                trail.remember(
                    new Answered(worker, found, what, decided.code(), now),
                    wanted.note(),
                    wanted.keys()))
        .chain(() -> tellIfWithdrawn(found, now))
        .chain(told -> filings.planNote(found, now).map(filed -> both(told, filed)))
        .map(Answer.Recorded::new);
  }

  private Uni<List<DeliveryPlanned>> tellIfWithdrawn(Notification found, Instant now) {
    return found.state() == NotificationState.WITHDRAWN
        ? withdrawals.tell(List.of(found), now)
        : Uni.createFrom().item(List.of());
  }

  private static List<DeliveryPlanned> both(
      List<DeliveryPlanned> told, List<DeliveryPlanned> filed) {
    return Stream.concat(told.stream(), filed.stream()).toList();
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
