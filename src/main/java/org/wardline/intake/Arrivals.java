package org.wardline.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.wardline.formats.cpis.AccessNotification;

/**
 * The door of the intake for messages that do not come over HTTP: those that another function
 * collected and proved the sender of, and those that a person hands in.
 */
@ApplicationScoped
public class Arrivals {

  /** Heartbeats and uploads have limits of their own; this one is the last resort. */
  private static final Duration SILENT_AFTER = Duration.ofDays(14);

  private static final Set<String> ANY_ORGANISATION = Set.of("*");
  private static final Headers XML = new Headers(Map.of("content-type", "application/xml"));

  private final Intake intake;
  private final Senders senders;
  private final IntakeConfig config;

  Arrivals(Intake intake, Senders senders, IntakeConfig config) {
    this.intake = intake;
    this.senders = senders;
    this.config = config;
  }

  /** What became of the accesses of a notification; none of both is a heartbeat. */
  public record Receipt(int accepted, int refused) {

    /** Both receipts together. */
    public Receipt plus(Receipt other) {
      return new Receipt(accepted + other.accepted, refused + other.refused);
    }
  }

  /**
   * Takes in a notification, or a part of one, as a message over HTTP is: stored once, sealed,
   * announced; a repeat leaves nothing new.
   *
   * @param message the whole message, which is kept if a part of it is refused
   */
  public Uni<Receipt> takeIn(String sender, AccessNotification part, byte[] message) {
    var known = new Sender(sender, ANY_ORGANISATION, SILENT_AFTER, config.testNumbers());
    var arrival = new Arrival(known, XML, message);
    return intake
        .takeIn(arrival, Formats.events(part, sender))
        .map(taken -> new Receipt(taken.accepted().size(), taken.refused().size()));
  }

  /**
   * What became of a message that a person handed in.
   *
   * @param problem why nothing of it could be taken in, or null
   */
  public record Handed(Receipt receipt, String problem) {}

  /**
   * Takes in a message of a sender of the settings exactly as if it came over HTTP; what cannot be
   * read is kept aside as ever.
   */
  public Uni<Handed> handIn(String sender, String contentType, byte[] body) {
    Headers headers = new Headers(Map.of("content-type", contentType));
    return senders
        .byId(sender)
        .map(known -> intake.takeIn(new Arrival(known, headers, body)).map(Arrivals::handed))
        .orElseGet(() -> Uni.createFrom().item(nothing("the sender is not among the settings")));
  }

  private static Handed handed(IntakeOutcome outcome) {
    return switch (outcome) {
      case IntakeOutcome.TakenIn taken ->
          new Handed(new Receipt(taken.accepted().size(), taken.refused().size()), null);
      case Reading.Unreadable no -> nothing(no.place() + ": " + no.reason());
      case Reading.TooLarge no -> nothing("it is larger than " + no.limit() + " bytes");
      case Reading.UnknownFormat no -> nothing("its content type is none of a care event");
    };
  }

  private static Handed nothing(String problem) {
    return new Handed(new Receipt(0, 0), problem);
  }
}
