package org.wardline.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.NhsNumber;
import org.wardline.intake.IntakeOutcome.RefusedEvent;
import org.wardline.messages.CareEvent;

/** Decides which events of a readable message are taken in. */
final class IntakePolicy {

  private static final String FUTURE = "future-time";
  private static final String TEST_NUMBER =
      "numbers that begin with 999 are for tests only, and this system serves real people: send the"
          + " patient's own number";

  private IntakePolicy() {}

  /**
   * Refuses the events of organisations that the sender may not speak for, and test numbers where
   * real people are. An event later than now and the tolerance is taken to have happened now, with
   * a finding.
   */
  static Decision decide(
      Reading.Events read, Sender sender, Instant now, Duration futureTolerance) {
    var accepted = new ArrayList<IncomingEvent>();
    var refused = new ArrayList<RefusedEvent>();
    read.refused()
        .forEach(no -> refused.add(new RefusedEvent(no.index(), no.place(), no.reason(), false)));
    for (IncomingEvent incoming : read.events()) {
      refusal(incoming, sender)
          .ifPresentOrElse(
              refused::add, () -> accepted.add(notLaterThan(now, futureTolerance, incoming)));
    }
    refused.sort(Comparator.comparingInt(RefusedEvent::index));
    return new Decision(
        read.format(),
        List.copyOf(accepted),
        List.copyOf(refused),
        read.findings(),
        read.isHeartbeat());
  }

  private static Optional<RefusedEvent> refusal(IncomingEvent incoming, Sender sender) {
    CareEvent event = incoming.event();
    if (!SenderPolicy.maySpeakFor(sender.organisations(), event.organisation().code())) {
      return Optional.of(
          new RefusedEvent(
              incoming.index(),
              "organisation",
              "the sender may not speak for this organisation",
              true));
    }
    return !sender.testNumbers() && hasTestNumber(event.subject())
        ? Optional.of(new RefusedEvent(incoming.index(), "nhsNumber", TEST_NUMBER, false))
        : Optional.empty();
  }

  private static boolean hasTestNumber(CareEvent.Subject subject) {
    return Optional.ofNullable(subject.nhsNumber())
        .flatMap(NhsNumber::find)
        .filter(NhsNumber::isInTestRange)
        .isPresent();
  }

  private static IncomingEvent notLaterThan(
      Instant now, Duration tolerance, IncomingEvent incoming) {
    CareEvent event = incoming.event();
    if (!event.occurredAt().isAfter(now.plus(tolerance))) {
      return incoming;
    }
    var findings = new ArrayList<>(incoming.findings());
    findings.add(
        new Finding("occurredAt", FUTURE, "lies in the future; the time of arrival was taken"));
    return new IncomingEvent(
        incoming.index(),
        incoming.sourceId(),
        incoming.cancels(),
        occurredAt(now, event),
        List.copyOf(findings));
  }

  private static CareEvent occurredAt(Instant now, CareEvent event) {
    var findings = new ArrayList<>(event.findings());
    findings.add(new CareEvent.Finding("occurredAt", FUTURE));
    return new CareEvent(
        event.sender(),
        event.kind(),
        now,
        event.organisation(),
        event.careSetting(),
        event.subject(),
        event.seenBy(),
        event.addressedTo(),
        event.kept(),
        findings);
  }
}
