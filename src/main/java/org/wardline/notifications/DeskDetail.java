package org.wardline.notifications;

import java.time.Instant;
import java.util.List;
import org.wardline.messages.CareEvent.Kind;

/**
 * One notification as a person sees it.
 *
 * @param note what was written at the conclusion, or null
 * @param mayAcknowledge whether this person may say "I have seen this" now
 * @param mayConclude whether this person may record an outcome now
 */
public record DeskDetail(
    DeskItem item,
    boolean ownedByReader,
    boolean mayAcknowledge,
    boolean mayConclude,
    boolean mayHandOver,
    String note,
    List<Event> events,
    List<TimeLine> timeLine) {

  /** What happened to the child: where, when, by whom; fields that the message lacked are null. */
  public record Event(
      Kind kind,
      Instant occurredAt,
      String careSetting,
      String organisation,
      String organisationName,
      String seenByName,
      String seenByRole,
      List<String> findings) {}

  /** Who was told and who answered, in order; the actor is null for the system. */
  public record TimeLine(Instant at, int round, String what, String actor, String detail) {}

  @Override
  public String toString() {
    return "DeskDetail[" + item.id() + ']';
  }
}
