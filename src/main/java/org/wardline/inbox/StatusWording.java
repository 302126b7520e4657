package org.wardline.inbox;

import org.wardline.notifications.DeskItem;

/** Says how a notification stands, and what happens next. */
final class StatusWording {
  private final SpokenTime time;

  StatusWording(SpokenTime time) {
    this.time = time;
  }

  /** What has to be done, until when; or what was decided. */
  String lead(DeskItem item) {
    return switch (item.state()) {
      case OPEN ->
          isUnanswered(item)
              ? "Nobody had answered by " + time.moment(item.unansweredSince())
              : item.answerBy() == null
                  ? "To be acknowledged"
                  : "To be acknowledged " + time.deadline(item.answerBy());
      case ACKNOWLEDGED -> "Outcome due " + time.deadline(item.concludeBy());
      case CONCLUDED -> "Concluded: " + (item.outcome() == null ? "no outcome" : item.outcome());
      case WITHDRAWN ->
          item.outcome() == null
              ? "Withdrawn: the sender took it back. Nothing needs to be done"
              : "Withdrawn: " + item.outcome() + ". Nothing needs to be done for this child";
    };
  }

  /** Who is told next, or who holds it; empty when it is over. */
  String rest(DeskItem item) {
    return switch (item.state()) {
      case OPEN -> next(item);
      case ACKNOWLEDGED -> held(item);
      case CONCLUDED, WITHDRAWN -> "";
    };
  }

  private String next(DeskItem item) {
    if (item.thenTold().isEmpty()) {
      return "Everybody who could be told has been told.";
    }
    String told =
        RoleWording.joined(item.thenTold())
            + (item.thenTold().size() == 1 ? " is told." : " are told.");
    return isUnanswered(item)
        ? "If nobody does, at " + time.clock(item.answerBy()) + " " + told
        : "Then " + told;
  }

  /** Those who were told first had their time. */
  private static boolean isUnanswered(DeskItem item) {
    return item.unansweredSince() != null;
  }

  private String held(DeskItem item) {
    String holder = item.ownedByReader() ? "you" : item.owner();
    String since = item.ownedSince() == null ? "" : " since " + time.moment(item.ownedSince());
    return "Held by " + holder + since + ".";
  }

  /** Whether its time has run out. */
  boolean isLate(DeskItem item) {
    return switch (item.state()) {
      case OPEN -> isUnanswered(item) || (item.answerBy() != null && time.isOver(item.answerBy()));
      case ACKNOWLEDGED -> time.isOver(item.concludeBy());
      case CONCLUDED, WITHDRAWN -> false;
    };
  }
}
