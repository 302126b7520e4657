package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * The door of people: acknowledge, hand over, conclude. Each is one transaction and is safe to
 * repeat.
 */
@ApplicationScoped
public class Answers {
  static final String TABLE = "notification";

  private final AuthorityScope scope;
  private final NotificationRepository notifications;
  private final DeliveryRepository deliveries;
  private final DesktopItems desktop;
  private final Rounds rounds;
  private final Filings filings;
  private final History history;
  private final AuditTrail audit;
  private final Teams teams;
  private final Clock clock;

  Answers(
      AuthorityScope scope,
      NotificationRepository notifications,
      DeliveryRepository deliveries,
      DesktopItems desktop,
      Rounds rounds,
      Filings filings,
      History history,
      AuditTrail audit,
      Teams teams,
      Clock clock) {
    this.scope = scope;
    this.notifications = notifications;
    this.deliveries = deliveries;
    this.desktop = desktop;
    this.rounds = rounds;
    this.filings = filings;
    this.history = history;
    this.audit = audit;
    this.teams = teams;
    this.clock = clock;
  }

  /** "I have seen this": makes the worker the owner, and stops the escalation of this round. */
  @WithTransaction
  public Uni<Answer> acknowledge(Worker worker, UUID id) {
    return withVisible(worker, id, found -> acknowledge(worker, found));
  }

  private Uni<Answer> acknowledge(Worker worker, Notification found) {
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
    found.acknowledge(
        worker.id(), now, teams.officeHours(found.authority()).oneWorkingDayAfter(now));
    return deliveries
        .settleUnsent(found.id(), now)
        .chain(() -> remember(worker, found, What.ACKNOWLEDGED, "", now));
  }

  /**
   * Gives it to somebody else, who is asked first in the new round that begins; nothing happens
   * when they are asked first already.
   */
  @WithTransaction
  public Uni<Answer> handOver(Worker worker, UUID id, UUID to) {
    return withVisible(worker, id, found -> handOver(worker, found, to));
  }

  private Uni<Answer> handOver(Worker worker, Notification found, UUID to) {
    boolean outsideKeepers = found.isRestricted() && !RightsPolicy.isKeeperOf(found, to);
    if (!RightsPolicy.mayAcknowledge(worker) || outsideKeepers) {
      return answer(new Answer.NotAllowed());
    }
    if (found.asks(to)) {
      return answer(new Answer.Recorded(List.of()));
    }
    return switch (found.state()) {
      case OPEN, ACKNOWLEDGED ->
          teams
              .inService(found.authority(), clock.instant())
              .chain(
                  known ->
                      known.stream().anyMatch(w -> mayBeAsked(w, to))
                          ? beginRoundWith(worker, found, to)
                          : answer(new Answer.NotFound()));
      case CONCLUDED, WITHDRAWN -> answer(new Answer.NotNow(found.state()));
    };
  }

  private static boolean mayBeAsked(Worker inService, UUID to) {
    return inService.id().equals(to) && RightsPolicy.mayAcknowledge(inService);
  }

  private Uni<Answer> beginRoundWith(Worker worker, Notification found, UUID to) {
    Instant now = clock.instant();
    found.beginRound(to, false, now);
    return deliveries
        .settleUnsent(found.id(), now)
        .chain(() -> remember(worker, found, What.HANDED_OVER, to.toString(), now))
        .chain(() -> rounds.advance(List.of(found), now))
        .map(Answer.Recorded::new);
  }

  /** Records what was decided. */
  @WithTransaction
  public Uni<Answer> conclude(
      Worker worker, UUID id, Outcome outcome, String note, SealingKeys keys) {
    return withVisible(worker, id, found -> conclude(worker, found, outcome, note, keys));
  }

  private Uni<Answer> conclude(
      Worker worker, Notification found, Outcome outcome, String note, SealingKeys keys) {
    if (!RightsPolicy.mayConclude(found, worker)) {
      return answer(new Answer.NotAllowed());
    }
    return switch (found.state()) {
      case OPEN, ACKNOWLEDGED -> close(worker, found, outcome, note, keys);
      case CONCLUDED, WITHDRAWN ->
          answer(
              found.outcome() == outcome
                  ? new Answer.Recorded(List.of())
                  : new Answer.NotNow(found.state()));
    };
  }

  private Uni<Answer> close(
      Worker worker, Notification found, Outcome outcome, String note, SealingKeys keys) {
    Instant now = clock.instant();
    found.conclude(
        outcome, keys.seal(note.getBytes(StandardCharsets.UTF_8), TABLE, found.id()), now);
    return deliveries
        .settleUnsent(found.id(), now)
        .chain(() -> remember(worker, found, What.CONCLUDED, outcome.name(), now))
        .chain(() -> filings.planNote(found, now))
        .map(Answer.Recorded::new);
  }

  private Uni<Answer> withVisible(Worker worker, UUID id, Function<Notification, Uni<Answer>> act) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> notifications.findLocked(List.of(id)))
        .chain(
            found ->
                found.isEmpty()
                    ? answer(new Answer.NotFound())
                    : ifVisible(worker, found.getFirst(), act));
  }

  private Uni<Answer> ifVisible(
      Worker worker, Notification found, Function<Notification, Uni<Answer>> act) {
    return desktop
        .wasTold(found.id(), worker.id())
        .chain(
            told ->
                RightsPolicy.maySee(found, worker, told)
                    ? act.apply(found)
                    : answer(new Answer.NotFound()));
  }

  private Uni<Answer> remember(
      Worker worker, Notification found, What what, String detail, Instant now) {
    return history
        .append(List.of(Line.of(found, what, worker.id(), detail, now)))
        .chain(
            () ->
                audit.append(
                    List.of(
                        AuditEntry.ofWorker(
                            worker.id(),
                            found.authority(),
                            what.name().toLowerCase(java.util.Locale.ROOT),
                            TABLE,
                            found.id(),
                            detail))))
        .chain(() -> answer(new Answer.Recorded(List.<DeliveryPlanned>of())));
  }

  private static Uni<Answer> answer(Answer answer) {
    return Uni.createFrom().item(answer);
  }
}
