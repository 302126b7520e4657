package org.wardline.intake;

import jakarta.inject.Singleton;
import java.util.List;
import org.wardline.formats.UnreadableMessageException;
import org.wardline.formats.cloudevents.CareEventReader;
import org.wardline.formats.cloudevents.CareEvents;
import org.wardline.formats.cpis.AccessNotification;
import org.wardline.formats.cpis.AccessNotificationReader;
import org.wardline.intake.Reading.Events;
import org.wardline.intake.Reading.Format;
import org.wardline.intake.Reading.TooLarge;
import org.wardline.intake.Reading.UnknownFormat;
import org.wardline.intake.Reading.Unreadable;

/** The formats that care events come in, chosen by media type. */
@Singleton
class Formats {

  private final int maxBytes;
  private final CareEventReader cloudEvents;
  private final AccessNotificationReader accessNotifications;

  Formats(IntakeConfig config) {
    this.maxBytes = Math.toIntExact(config.maxBody().asLongValue());
    this.cloudEvents = new CareEventReader(maxBytes);
    this.accessNotifications = new AccessNotificationReader(maxBytes);
  }

  Reading read(Arrival arrival) {
    byte[] body = arrival.body();
    if (body.length > maxBytes) {
      return new TooLarge(maxBytes);
    }
    try {
      return read(arrival, body);
    } catch (UnreadableMessageException unreadable) {
      return new Unreadable(unreadable.place(), unreadable.reason());
    }
  }

  private Reading read(Arrival arrival, byte[] body) {
    String sender = arrival.sender().id();
    Headers headers = arrival.headers();
    return switch (headers.mediaType()) {
      case "application/cloudevents+json" -> events(cloudEvents.readStructured(body), sender);
      case "application/cloudevents-batch+json" -> events(cloudEvents.readBatch(body), sender);
      case "application/json" ->
          headers.find("ce-specversion").isPresent()
              ? events(cloudEvents.readBinary(headers.all(), body), sender)
              : new UnknownFormat();
      case "application/xml", "text/xml" -> events(accessNotifications.read(body), sender);
      default -> new UnknownFormat();
    };
  }

  private static Events events(CareEvents read, String sender) {
    List<IncomingEvent> events =
        read.accepted().stream().map(event -> Translation.of(event, sender)).toList();
    return new Events(Format.CLOUDEVENTS, events, read.refused(), List.of());
  }

  /** The events of an access notification. */
  static Events events(AccessNotification read, String sender) {
    List<IncomingEvent> events =
        read.queries().stream().map(query -> Translation.of(query, read, sender)).toList();
    return new Events(Format.CPIS, events, read.refused(), read.findings());
  }
}
