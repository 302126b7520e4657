package org.wardline.notifications;

import java.time.Instant;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;

/** A delivery in hand, with what it tells of. */
record Claim(Delivery delivery, Notification notification) {

  /** What happened to it, for the time line: {@code duty social worker by e-mail}. */
  Line line(What what, Instant now) {
    String channel = delivery.channel().words();
    String detail =
        delivery.addressedAs() == null
            ? channel
            : delivery.addressedAs().words() + " by " + channel;
    return Line.of(notification, what, null, detail, now);
  }
}
