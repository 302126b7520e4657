package org.wardline.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.wardline.intake.IntakeOutcome.RefusedEvent;
import org.wardline.intake.Reading.TooLarge;
import org.wardline.intake.Reading.Unreadable;

/**
 * Why nothing of a message was taken in, as a problem of RFC 9457.
 *
 * @param place where in the message, or null
 * @param refused each event's own reason, when the message as such was readable
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
    String type, String title, int status, String detail, String place, List<Refused> refused) {

  /** One event's reason. */
  record Refused(int index, String place, String detail) {

    static Refused of(RefusedEvent event) {
      return new Refused(event.index(), event.place(), event.reason());
    }
  }

  static Problem of(Unreadable message) {
    return new Problem(
        type("unreadable"), "Unreadable message", 400, message.reason(), message.place(), null);
  }

  static Problem of(TooLarge message) {
    String detail = "the limit is %d bytes".formatted(message.limit());
    return new Problem(type("too-large"), "Message too large", 413, detail, null, null);
  }

  static Problem unknownFormat() {
    String detail =
        "care events come as application/cloudevents+json, application/cloudevents-batch+json,"
            + " application/json with ce- headers, or application/xml";
    return new Problem(type("unknown-format"), "Unknown format", 415, detail, null, null);
  }

  static Problem unknownSender() {
    String detail = "the credentials are missing or not valid";
    return new Problem(type("unknown-sender"), "Unknown sender", 401, detail, null, null);
  }

  static Problem unavailable() {
    String detail = "send the message again; what was taken in already is not taken in twice";
    return new Problem(type("unavailable"), "Not taken in", 503, detail, null, null);
  }

  /** All events of a message were refused: as forbidden, if that is why each of them was. */
  static Problem of(List<RefusedEvent> all) {
    RefusedEvent first = all.getFirst();
    List<Refused> refused = all.stream().map(Refused::of).toList();
    return all.stream().allMatch(RefusedEvent::forbidden)
        ? new Problem(
            type("organisation-not-allowed"),
            "Organisation not allowed",
            403,
            first.reason(),
            first.place(),
            refused)
        : new Problem(
            type("no-care-event"), "No care event", 422, first.reason(), first.place(), refused);
  }

  private static String type(String name) {
    return "urn:wardline:problem:" + name;
  }
}
