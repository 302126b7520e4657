package org.wardline.notifications;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.teams.Staff;
import org.wardline.teams.Staff.Concerned;
import org.wardline.teams.Worker;

/**
 * Finds who is asked in place of somebody who is away, when the first step of a round is taken:
 * their cover, else whoever is allocated, else nobody, and the round goes on as for a child to whom
 * nobody is allocated. Nobody stands in for the keepers of a restricted child.
 */
final class FirstAsked {
  private FirstAsked() {}

  /** Whom it concerns at that moment; once a round has asked somebody, it stays with them. */
  static Concerned concerned(
      People people, boolean restricted, RoundState state, Staff staff, Instant at) {
    return restricted || state.officeSteps() > 0
        ? people.concerned()
        : people.asking(present(people, staff, at)).concerned();
  }

  private static UUID present(People people, Staff staff, Instant at) {
    return staff
        .standIn(people.addresseeId(), at)
        .or(() -> staff.standIn(people.allocatedWorkerId(), at))
        .map(Worker::id)
        .orElse(null);
  }

  /**
   * Whoever was asked is from now on whom the round asks. The line of history, when it is somebody
   * else than the round began with.
   */
  static Optional<Line> settle(Notification notification, Concerned concerned, Instant now) {
    UUID present = concerned.addressee();
    boolean nobodyYet = notification.roundState().officeSteps() == 0;
    if (nobodyYet || Objects.equals(notification.addressee(), present)) {
      return Optional.empty();
    }
    notification.askInstead(present);
    return Optional.of(
        present == null
            ? Line.of(notification, What.NOBODY_TO_ASK, null, "", now)
            : Line.of(notification, What.COVER_ASKED, null, present.toString(), now));
  }
}
