package org.wardline.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.wardline.intake.Deposit.EventRow;
import org.wardline.intake.IntakeOutcome.AcceptedEvent;
import org.wardline.intake.IntakeOutcome.TakenIn;
import org.wardline.intake.Reading.Events;
import org.wardline.intake.Reading.TooLarge;
import org.wardline.intake.Reading.UnknownFormat;
import org.wardline.intake.Reading.Unreadable;

/** Takes in what a known sender sent: read, decided, sealed, stored once, announced. */
@ApplicationScoped
class Intake {

  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final Formats formats;
  private final IntakeConfig config;
  private final Depositing depositing;
  private final IntakeService service;
  private final Announcements announcements;
  private final Clock clock;

  Intake(
      Formats formats,
      IntakeConfig config,
      Depositing depositing,
      IntakeService service,
      Announcements announcements,
      Clock clock) {
    this.formats = formats;
    this.config = config;
    this.depositing = depositing;
    this.service = service;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** Takes in one message; a repeat leaves nothing new and has the same outcome. */
  Uni<IntakeOutcome> takeIn(Arrival arrival) {
    return switch (formats.read(arrival)) {
      case Events events -> takeIn(arrival, events).map(taken -> taken);
      case Unreadable no -> keepAside(arrival, no.place() + ": " + no.reason()).replaceWith(no);
      case TooLarge no -> keepAside(arrival, "larger than the limit").replaceWith(no);
      case UnknownFormat no -> Uni.createFrom().item(no);
    };
  }

  /** Takes in events that were read from a message already. */
  Uni<TakenIn> takeIn(Arrival arrival, Events events) {
    return takeIn(arrival, decide(arrival, events));
  }

  private Decision decide(Arrival arrival, Events events) {
    return IntakePolicy.decide(events, arrival.sender(), clock.instant(), config.futureTolerance());
  }

  private Uni<TakenIn> takeIn(Arrival arrival, Decision decision) {
    return depositing
        .of(arrival, decision)
        .call(deposit -> storeAndAnnounce(deposit, decision))
        .map(deposit -> takenIn(deposit, decision));
  }

  private Uni<Void> storeAndAnnounce(Deposit deposit, Decision decision) {
    return service
        .storeIfNew(deposit)
        .invoke(
            fresh ->
                LOG.infof(
                    "message taken in: sender=%s accepted=%d new=%d refused=%d heartbeat=%s",
                    deposit.sender(),
                    decision.accepted().size(),
                    fresh.size(),
                    decision.refused().size(),
                    decision.heartbeat()))
        .chain(announcements::announce);
  }

  private static TakenIn takenIn(Deposit deposit, Decision decision) {
    List<AcceptedEvent> accepted =
        IntStream.range(0, decision.accepted().size())
            .mapToObj(i -> accepted(decision.accepted().get(i), deposit.events().get(i)))
            .toList();
    return new TakenIn(accepted, decision.refused(), decision.findings());
  }

  private static AcceptedEvent accepted(IncomingEvent event, EventRow row) {
    return new AcceptedEvent(event.index(), row.id(), event.findings());
  }

  /** Keeps a message aside, sealed, once. */
  Uni<Void> keepAside(Arrival arrival, String reason) {
    LOG.warnf("message quarantined: sender=%s", arrival.sender().id());
    return depositing.of(arrival, reason).chain(service::storeIfNew).replaceWithVoid();
  }
}
