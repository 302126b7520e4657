package org.wardline.inbox;

import java.util.List;
import org.wardline.inbox.NotificationPage.Choice;

/**
 * The page of a list of notifications, in words.
 *
 * @param views the lists that the reader can choose from; with one there is nothing to choose
 * @param states by which one can filter
 * @param waiting a word for each that waits for an answer, for the script that announces new ones
 * @param ring whom to ring when the page cannot be refreshed
 * @param address of this page, and of the same refreshed once by a browser without scripts
 * @param otherwise the address where it stands still, or goes on refreshing
 * @param missing the reference that was sought and not found, or null
 */
record NotificationList(
    List<View> views,
    List<Choice> states,
    String view,
    String state,
    List<Group> groups,
    String waiting,
    String ring,
    String asOf,
    boolean refreshing,
    String address,
    String refreshedOnce,
    String otherwise,
    String missing) {

  NotificationList {
    views = List.copyOf(views);
    states = List.copyOf(states);
    groups = List.copyOf(groups);
  }

  /** What is wrong with the reference that was sought, and what to do, or null. */
  public String wrongReference() {
    if (missing == null) {
      return null;
    }
    return missing.isEmpty()
        ? "Enter a reference: eight letters and digits, such as 7F3K-2Q9D"
        : "There is no notification with this reference that you may see. Check it: it is eight"
            + " letters and digits, such as 7F3K-2Q9D";
  }

  /** One of the lists. */
  record View(String name, String path, boolean current) {}

  /**
   * Notifications in the same state.
   *
   * @param count how many, in words
   * @param empty what to read when there is none
   * @param more the address of the next page, or null
   */
  record Group(String heading, String count, String empty, List<Line> lines, String more) {
    Group {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One notification.
   *
   * @param child initials, or that the record is restricted
   * @param look the class of its card: new, late or settled
   */
  record Line(
      String path,
      String reference,
      String child,
      boolean unread,
      String lead,
      String rest,
      String opened,
      String look) {

    @Override
    public String toString() {
      return "Line[" + reference + ']';
    }
  }
}
