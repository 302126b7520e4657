package org.wardline.notifications;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wardline.teams.Worker;

/**
 * Who may see and answer a notification; source: domain.md §2, "Who owns it" and "Restricted
 * children".
 */
final class RightsPolicy {
  private static final Set<String> OVERSEEING = Set.of("duty", "eds", "manager");

  private RightsPolicy() {}

  /**
   * Told workers, the allocated one, and those with a duty, as long as they have a role that
   * answers; of a restricted child only who was named for it or told.
   */
  static boolean maySee(Notification notification, Worker worker, boolean wasTold) {
    if (!notification.authority().equals(worker.authority()) || !worker.mayAnswer()) {
      return false;
    }
    if (notification.isRestricted()) {
      return wasTold || notification.people().isKeeper(worker.id());
    }
    return wasTold || isNamedIn(notification, worker.id()) || oversees(worker);
  }

  /**
   * Whether somebody sees all notifications of their authority, but those of restricted children.
   */
  static boolean oversees(Worker worker) {
    return worker.roles().stream().anyMatch(OVERSEEING::contains);
  }

  static boolean mayAcknowledge(Worker worker) {
    return worker.mayAnswer();
  }

  /** What nobody holds whoever may acknowledge it; what somebody holds only who may conclude it. */
  static boolean mayHandOver(Notification notification, Worker worker) {
    return mayAcknowledge(worker)
        && (notification.state() != NotificationState.ACKNOWLEDGED
            || mayConclude(notification, worker));
  }

  /** Only owner, allocated worker or manager. */
  static boolean mayConclude(Notification notification, Worker worker) {
    boolean isTheirs =
        worker.id().equals(notification.owner())
            || worker.id().equals(notification.people().allocatedWorkerId());
    return worker.roles().contains("manager") || (worker.mayAnswer() && isTheirs);
  }

  /**
   * Until when somebody may take an outcome back, as long as anything is left of the visit: who may
   * conclude it, for as long as a review's decision may be undone; null when they may not.
   */
  static Instant mayTakeBackUntil(Notification notification, Worker worker) {
    return notification.hasOutcome() && mayConclude(notification, worker)
        ? notification.concludedAt().plus(OpenReviews.MAY_BE_UNDONE)
        : null;
  }

  private static boolean isNamedIn(Notification notification, UUID worker) {
    return notification.everybody().anyMatch(worker::equals);
  }
}
