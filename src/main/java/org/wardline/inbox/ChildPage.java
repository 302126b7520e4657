package org.wardline.inbox;

import java.util.List;

/**
 * The page of a child in words; a part that the reader may not see is null or empty.
 *
 * @param identity null for who sees the disclosure report alone
 * @param older where the next page of the disclosure report begins, or null when this is the last
 */
record ChildPage(
    String id,
    Identity identity,
    List<String> plans,
    List<Told> notifications,
    boolean showsNotifications,
    List<Seen> disclosure,
    List<Seen> tellings,
    Long older) {
  ChildPage {
    plans = List.copyOf(plans);
    notifications = List.copyOf(notifications);
    disclosure = List.copyOf(disclosure);
    tellings = List.copyOf(tellings);
  }

  /** Who the child is. */
  record Identity(
      String name,
      String dateOfBirth,
      String worker,
      String caseRecord,
      boolean restricted,
      boolean closed) {
    @Override
    public String toString() {
      return "Identity[redacted]";
    }
  }

  /** A notification with its events; without an address for who does not see its page. */
  record Told(String reference, String path, String state, String opened, List<String> events) {}

  /** Who has seen, or was told, what, when. */
  record Seen(String when, String who, String what) {}

  @Override
  public String toString() {
    return "ChildPage[" + id + ']';
  }
}
