package org.wardline.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.time.SentMoment;

/**
 * A place in the order of the reviews, the open ones first: what comes after it stands on the next
 * page, whatever is decided meanwhile.
 */
public record ReviewPlace(boolean decided, Instant openedAt, UUID id) {
  private static final String OPEN = "open";
  private static final String DECIDED = "decided";

  static ReviewPlace of(OpenReview review) {
    return new ReviewPlace(review.isDecided(), review.openedAt(), review.id());
  }

  /** As an address carries it. */
  public String text() {
    return String.join("_", decided ? DECIDED : OPEN, openedAt.toString(), id.toString());
  }

  /** Empty when it is missing or none of ours. */
  public static Optional<ReviewPlace> find(String text) {
    String[] parts = text == null ? new String[0] : text.split("_", -1);
    if (parts.length != 3 || !(parts[0].equals(OPEN) || parts[0].equals(DECIDED))) {
      return Optional.empty();
    }
    try {
      return SentMoment.find(parts[1])
          .map(at -> new ReviewPlace(parts[0].equals(DECIDED), at, UUID.fromString(parts[2])));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
