package org.wardline.notifications;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;

/** A delivery in hand, with what it tells of. */
sealed interface Claim {
  Delivery delivery();

  /** Whether it still does what it was planned for. */
  boolean isNeeded();

  /** What happened to it, for the time line: {@code duty social worker by e-mail}. */
  Line line(What what, Instant now);

  /** Tells of a notification. */
  record OfNotification(Delivery delivery, Notification notification) implements Claim {
    @Override
    public boolean isNeeded() {
      return delivery.isNeededBy(notification);
    }

    @Override
    public Line line(What what, Instant now) {
      return Line.of(notification, what, null, delivery.words(), now);
    }
  }

  /** Tells of a review. */
  record OfReview(Delivery delivery, Review review) implements Claim {
    @Override
    public boolean isNeeded() {
      return review.stillTells(delivery.round());
    }

    @Override
    public Line line(What what, Instant now) {
      return Line.of(review, what, delivery.words(), now);
    }
  }

  /** Those of them that tell of notifications. */
  static List<OfNotification> ofNotifications(Collection<? extends Claim> claims) {
    return claims.stream()
        .filter(OfNotification.class::isInstance)
        .map(OfNotification.class::cast)
        .toList();
  }
}
