package org.wardline.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.wardline.formats.cpis.AccessNotification;

/** The door of the intake for messages that another function collected and proved the sender of. */
@ApplicationScoped
public class Arrivals {

  /** Heartbeats and uploads have limits of their own; this one is the last resort. */
  private static final Duration SILENT_AFTER = Duration.ofDays(14);

  private static final Set<String> ANY_ORGANISATION = Set.of("*");
  private static final Headers XML = new Headers(Map.of("content-type", "application/xml"));

  private final Intake intake;

  Arrivals(Intake intake) {
    this.intake = intake;
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
    var arrival = new Arrival(new Sender(sender, ANY_ORGANISATION, SILENT_AFTER), XML, message);
    return intake
        .takeIn(arrival, Formats.events(part, sender))
        .map(taken -> new Receipt(taken.accepted().size(), taken.refused().size()));
  }
}
