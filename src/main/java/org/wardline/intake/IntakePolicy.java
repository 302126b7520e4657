package org.wardline.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wardline.formats.Finding;
import org.wardline.intake.IntakeOutcome.RefusedEvent;
import org.wardline.messages.CareEvent;

/** Decides which events of a readable message are taken in. */
final class IntakePolicy {

  private static final String FUTURE = "future-time";

  private IntakePolicy() {}

  /**
   * Refuses the events of organisations that the sender may not speak for. An event later than now
   * and the tolerance is taken to have happened now, with a finding.
   */
  static Decision decide(
      Reading.Events read, Sender sender, Instant now, Duration futureTolerance) {
    var accepted = new ArrayList<IncomingEvent>();
    var refused = new ArrayList<RefusedEvent>();
    read.refused()
        .forEach(no -> refused.add(new RefusedEvent(no.index(), no.place(), no.reason(), false)));
    for (IncomingEvent incoming : read.events()) {
      if (SenderPolicy.maySpeakFor(
          sender.organisations(), incoming.event().organisation().code())) {
        accepted.add(notLaterThan(now, futureTolerance, incoming));
      } else {
        refused.add(forbidden(incoming.index()));
      }
    }
    refused.sort(Comparator.comparingInt(RefusedEvent::index));
    return new Decision(
        read.format(),
        List.copyOf(accepted),
        List.copyOf(refused),
        read.findings(),
        read.isHeartbeat());
  }

  private static RefusedEvent forbidden(int index) {
    return new RefusedEvent(
        index, "organisation", "the sender may not speak for this organisation", true);
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
