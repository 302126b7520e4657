package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.OpenReview;
import org.wardline.platform.time.SentMoment;
import org.wardline.register.RegisteredChild;

/** What a person says on a review. */
sealed interface ReviewAnswer {
  /** It is this child. */
  record ThisChild(UUID child) implements ReviewAnswer {}

  /** It is none of the council's children. */
  record NoChild() implements ReviewAnswer {}

  /** The sender was asked. */
  record SenderAsked() implements ReviewAnswer {}

  /** The decision of that time is taken back. */
  record Undone(Instant decidedAt) implements ReviewAnswer {}

  /**
   * Reads the button that was pressed.
   *
   * @param decidedAt of which decision the page spoke; null when it spoke of none
   */
  static Optional<ReviewAnswer> find(String pressed, String decidedAt) {
    return switch (pressed == null ? "" : pressed) {
      case "none" -> Optional.of(new NoChild());
      case "asked" -> Optional.of(new SenderAsked());
      case "undo" -> undone(decidedAt);
      default -> child(pressed);
    };
  }

  private static Optional<ReviewAnswer> undone(String decidedAt) {
    return SentMoment.find(decidedAt).map(Undone::new);
  }

  private static Optional<ReviewAnswer> child(String pressed) {
    try {
      return Optional.of(new ThisChild(UUID.fromString(String.valueOf(pressed))));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** Only a child that the page shows can be chosen, and only what was decided be taken back. */
  default boolean isPossible(OpenReview review, List<RegisteredChild> shown) {
    return switch (this) {
      case ThisChild(UUID child) ->
          !review.isDecided() && shown.stream().anyMatch(c -> c.id().equals(child));
      case NoChild none -> !review.isDecided();
      case SenderAsked asked -> !review.isDecided();
      case Undone undone -> review.isDecided();
    };
  }
}
