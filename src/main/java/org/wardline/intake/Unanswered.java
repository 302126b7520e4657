package org.wardline.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.wardline.intake.IntakeOutcome.TakenIn;
import org.wardline.intake.Reading.TooLarge;
import org.wardline.intake.Reading.UnknownFormat;
import org.wardline.intake.Reading.Unreadable;

/**
 * Takes in messages whose senders get no answer: what such an answer would refuse is kept aside
 * instead, sealed, with the reason, for operators.
 */
@ApplicationScoped
class Unanswered {

  private final Intake intake;

  Unanswered(Intake intake) {
    this.intake = intake;
  }

  Uni<Void> takeIn(Sender sender, String mediaType, byte[] body) {
    Arrival arrival = arrival(sender, mediaType, body);
    return intake.takeIn(arrival).chain(outcome -> keepRefused(arrival, outcome));
  }

  /** Keeps a message aside that may not be taken in, under the name that its sender goes by. */
  Uni<Void> keepAside(String sender, String mediaType, byte[] body, String reason) {
    Sender stranger = new Sender(sender, Set.of(), Duration.ZERO, false);
    return intake.keepAside(arrival(stranger, mediaType, body), reason);
  }

  private Uni<Void> keepRefused(Arrival arrival, IntakeOutcome outcome) {
    return switch (outcome) {
      case UnknownFormat no ->
          intake.keepAside(
              arrival, "the format is none of a care event: a name ends with .json or .xml");
      case TakenIn taken when taken.hasForbidden() ->
          intake.keepAside(arrival, "the sender may not speak for an organisation in it");
      case TakenIn taken -> Uni.createFrom().voidItem();
      case Unreadable kept -> Uni.createFrom().voidItem();
      case TooLarge kept -> Uni.createFrom().voidItem();
    };
  }

  private static Arrival arrival(Sender sender, String mediaType, byte[] body) {
    return new Arrival(sender, new Headers(Map.of("content-type", mediaType)), body);
  }
}
