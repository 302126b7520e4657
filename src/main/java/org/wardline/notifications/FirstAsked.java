package org.wardline.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.teams.Staff;
import org.wardline.teams.Worker;

/**
 * Finds who is asked in place of somebody who is away, as long as the round has asked nobody yet:
 * their cover, else whoever is allocated, else nobody, and the round goes on as for a child to whom
 * nobody is allocated.
 */
final class FirstAsked {
  private FirstAsked() {}

  /** The line of history, when it is somebody else than the round began with. */
  static Optional<Line> resolve(Notification notification, Staff staff, Instant now) {
    UUID asked = notification.addressee();
    boolean tooLate = notification.roundState().officeSteps() > 0;
    if (asked == null || tooLate || notification.isRestricted()) {
      return Optional.empty();
    }
    UUID present =
        staff
            .standIn(asked, now)
            .or(() -> staff.standIn(notification.people().allocatedWorkerId(), now))
            .map(Worker::id)
            .orElse(null);
    if (asked.equals(present)) {
      return Optional.empty();
    }
    notification.askInstead(present);
    return Optional.of(
        present == null
            ? Line.of(notification, What.NOBODY_TO_ASK, null, "", now)
            : Line.of(notification, What.COVER_ASKED, null, present.toString(), now));
  }
}
