package org.wardline.teams;

import java.util.UUID;

/**
 * What is recorded of somebody's absence and is not over.
 *
 * @param id by which it can be changed or taken back
 * @param worker whom it is about
 * @param cover who covers, or null
 * @param coverName their name, or null
 * @param during of a leaver: from when on they have left
 */
public record AbsenceEntry(
    UUID id,
    Kind kind,
    String authority,
    UUID worker,
    String name,
    UUID cover,
    String coverName,
    Span during) {

  /** What it is about. */
  public enum Kind {
    AWAY,
    COVER,
    LEAVER
  }

  /** Whether this person may change it: keepers and whom it is about, of leavers a manager only. */
  public boolean mayBeChangedBy(Worker by) {
    return kind == Kind.LEAVER
        ? Absences.mayRecordLeavers(by) && !by.id().equals(worker)
        : Absences.mayRecordFor(by, worker);
  }

  AbsenceEntry lasting(Span other) {
    return new AbsenceEntry(id, kind, authority, worker, name, cover, coverName, other);
  }

  @Override
  public String toString() {
    return "AbsenceEntry[" + id + ']';
  }
}
