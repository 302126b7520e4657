package org.wardline.notifications;

/** Notifications in the same state as the reader sees it, in the order of a list. */
public enum DeskGroup {
  /** Nobody has said "I have seen this"; what is due first comes first. */
  NEW("n.state = 'open'", "coalesce(n.step_due_at, timestamptz '9999-01-01 00:00Z')", true),
  /** The reader holds it, and an outcome is due. */
  WAITING("n.state = 'acknowledged' and n.owner_id = k.worker", "n.conclude_by", true),
  /** Somebody else holds it. */
  HELD("n.state = 'acknowledged' and n.owner_id is distinct from k.worker", "n.conclude_by", true),
  /** It is over; the latest comes first. */
  SETTLED("n.state in ('concluded', 'withdrawn')", "n.opened_at", false);

  private final String condition;
  private final String position;
  private final boolean ascending;

  DeskGroup(String condition, String position, boolean ascending) {
    this.condition = condition;
    this.position = position;
    this.ascending = ascending;
  }

  String condition() {
    return condition;
  }

  /** By what the list is ordered, and then by id. */
  String position() {
    return position;
  }

  String order() {
    return ascending ? "asc" : "desc";
  }

  String after() {
    return ascending ? ">" : "<";
  }
}
