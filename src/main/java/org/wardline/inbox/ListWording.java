package org.wardline.inbox;

import org.wardline.notifications.DeskGroup;
import org.wardline.notifications.DeskPage;
import org.wardline.notifications.DeskView;

/** Names lists and their groups. */
final class ListWording {
  private ListWording() {}

  static String name(DeskView view) {
    return switch (view) {
      case MINE -> "Mine";
      case TEAM -> "My team";
      case DUTY -> "Duty: all teams";
    };
  }

  static String heading(DeskGroup group) {
    return switch (group) {
      case NEW -> "New";
      case WAITING -> "Waiting for your outcome";
      case HELD -> "Held by somebody else";
      case SETTLED -> "Concluded";
    };
  }

  static String empty(DeskGroup group) {
    return switch (group) {
      case NEW -> "Nothing new waits here. A new notification appears by itself.";
      case WAITING ->
          "Nothing waits for your outcome. When you have said “I have seen this”, the notification"
              + " stands here until you record what was decided.";
      case HELD -> "Nobody else holds a notification of this list.";
      case SETTLED -> "Nothing is concluded yet.";
    };
  }

  /** {@code 3}, or {@code 25 and more} when there is a next page. */
  static String count(DeskPage page) {
    int shown = page.items().size();
    return page.end() == null ? Integer.toString(shown) : shown + " and more";
  }
}
