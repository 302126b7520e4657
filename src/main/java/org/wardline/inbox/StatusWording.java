package org.wardline.inbox;

import org.wardline.notifications.DeskItem;
import org.wardline.notifications.Outcome;

/** Says how a notification stands, and what happens next. */
final class StatusWording {
  private final SpokenTime time;

  StatusWording(SpokenTime time) {
    this.time = time;
  }

  /** One or two sentences. */
  String words(DeskItem item) {
    return switch (item.state()) {
      case OPEN -> open(item);
      case ACKNOWLEDGED -> held(item);
      case CONCLUDED, WITHDRAWN -> "Concluded: " + outcome(item.outcome()) + ".";
    };
  }

  private String open(DeskItem item) {
    if (item.answerBy() == null) {
      return "To be acknowledged. Everybody who could be told has been told.";
    }
    String next = RoleWording.joined(item.thenTold());
    String told =
        next.isEmpty()
            ? "."
            : "; then " + next + (item.thenTold().size() == 1 ? " is told." : " are told.");
    return "To be acknowledged " + time.deadline(item.answerBy()) + told;
  }

  private String held(DeskItem item) {
    String holder = item.ownedByReader() ? "you" : item.owner();
    String since = item.ownedSince() == null ? "" : " since " + time.moment(item.ownedSince());
    return "Held by " + holder + since + ". Outcome due " + time.deadline(item.concludeBy()) + ".";
  }

  /** Whether its time has run out. */
  boolean isLate(DeskItem item) {
    return switch (item.state()) {
      case OPEN -> item.answerBy() != null && time.isOver(item.answerBy());
      case ACKNOWLEDGED -> time.isOver(item.concludeBy());
      case CONCLUDED, WITHDRAWN -> false;
    };
  }

  private static String outcome(Outcome outcome) {
    return outcome == null ? "no outcome" : outcome.words();
  }
}
