package org.wardline.inbox;

import java.util.List;

/** The page of one's notifications, in words. */
record NotificationList(List<Group> groups, String asOf, boolean refreshing) {

  NotificationList {
    groups = List.copyOf(groups);
  }

  /**
   * Notifications in the same state.
   *
   * @param empty what to read when there is none
   */
  record Group(String heading, String empty, List<Line> lines) {
    Group {
      lines = List.copyOf(lines);
    }

    public int count() {
      return lines.size();
    }
  }

  /**
   * One notification.
   *
   * @param child initials, or that the record is restricted
   * @param look the class of its card: new, late or empty
   */
  record Line(
      String path,
      String reference,
      String child,
      boolean unread,
      String status,
      String opened,
      String look) {

    @Override
    public String toString() {
      return "Line[" + reference + ']';
    }
  }
}
