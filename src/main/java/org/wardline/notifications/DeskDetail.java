package org.wardline.notifications;

import java.time.Instant;
import java.util.List;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.teams.OutcomeRules;
import org.wardline.teams.Worker;

/**
 * One notification as a person sees it.
 *
 * @param mark of what is shown
 * @param allocatedWorker who was allocated when it opened, or null; may have left since
 * @param mayTakeOver to whom this person may hand it over now; empty when they may not
 * @param expected what is expected of who holds it, and what can be decided
 * @param events none when all of them turned out to be another child's
 * @param note what was written at the conclusion, or null
 * @param otherVisits the latest 25 events of the child's other visits, the latest first
 * @param mayAcknowledge whether this person may say "I have seen this" now
 * @param mayConclude whether this person may record an outcome now
 * @param mayTakeBackUntil until when this person may take the outcome back, or null when they may
 *     not
 * @param aboutAnother whether a person withdrew it as another child's, and that child may still
 *     need somebody
 */
public record DeskDetail(
    DeskItem item,
    PageMark mark,
    Worker allocatedWorker,
    boolean mayAcknowledge,
    boolean mayConclude,
    Instant mayTakeBackUntil,
    boolean aboutAnother,
    List<Worker> mayTakeOver,
    OutcomeRules expected,
    String note,
    List<Event> events,
    List<Event> otherVisits,
    List<TimeLine> timeLine) {

  public DeskDetail {
    mayTakeOver = List.copyOf(mayTakeOver);
    events = List.copyOf(events);
    otherVisits = List.copyOf(otherVisits);
    timeLine = List.copyOf(timeLine);
  }

  /** Whether an outcome says that it is about another child. */
  public static boolean isOfAnother(String code) {
    return WrongChild.OUTCOME.equals(code);
  }

  /**
   * What happened to the child: where, when, by whom; fields that the message lacked are null.
   *
   * @param cancelled whether its sender took it back
   */
  public record Event(
      Kind kind,
      Instant occurredAt,
      String careSetting,
      String organisation,
      String organisationName,
      String seenByName,
      String seenByRole,
      List<String> findings,
      boolean cancelled) {}

  /**
   * Who was told and who answered, in order.
   *
   * @param actor null for the system
   * @param note what the actor wrote, or null
   * @param told by name who was told by it, as far as the reader may know
   */
  public record TimeLine(
      Instant at,
      int round,
      String what,
      String actor,
      String detail,
      String note,
      List<Told> told) {
    public TimeLine {
      told = List.copyOf(told);
    }

    @Override
    public String toString() {
      return "TimeLine[" + what + ']';
    }
  }

  /**
   * Somebody who was told, or a team by its mailbox.
   *
   * @param role in which they were told, in words
   */
  public record Told(String role, String name) {}

  @Override
  public String toString() {
    return "DeskDetail[" + item.id() + ']';
  }
}
