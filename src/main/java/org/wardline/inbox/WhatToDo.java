package org.wardline.inbox;

import java.util.List;
import org.wardline.teams.BriefingText;
import org.wardline.teams.Briefings;
import org.wardline.teams.OutcomeRules;

/**
 * Says what the reader of a notification should do now. Own words, after the council's announcement
 * of CP-IS: the NHS worker may ring the allocated worker or the Emergency Duty Service, and the
 * relevant duty social worker takes over when the allocated one is not available.
 */
public final class WhatToDo {
  private static final String DANGER =
      "If the child may be in danger now, do not wait for anybody: act by your council’s"
          + " procedures.";
  private static final String SAY_SEEN =
      "Say “I have seen this”, so that everybody knows who holds it and nobody else is called.";
  private static final String RING =
      "Ring the place named here and ask why the child came, how the child is, and who was there."
          + " The NHS worker may also ring you. Make sure who is speaking before you tell anything.";
  private static final String READ =
      "Read the case record: the plan, who else is at home, who must be told.";

  private WhatToDo() {}

  /** As whom somebody reads a notification. */
  public enum Reader {
    ALLOCATED,
    DUTY,
    EMERGENCY_DUTY,
    CUSTODIAN,
    /** Somebody else holds it. */
    ONLOOKER;

    /** Whose briefing they read, or null: what they are told is never another. */
    Briefings.Reader briefedAs() {
      return switch (this) {
        case ALLOCATED -> Briefings.Reader.ALLOCATED;
        case DUTY, EMERGENCY_DUTY -> Briefings.Reader.DUTY;
        case CUSTODIAN, ONLOOKER -> null;
      };
    }
  }

  /**
   * In the order in which it is to be done.
   *
   * @param isAllocated whether anybody is allocated to the child
   * @param isAnswered whether the reader holds it already
   * @param expected of who holds it
   */
  public static List<String> steps(
      Reader reader, boolean isAllocated, boolean isAnswered, OutcomeRules expected) {
    return steps(reader, isAllocated, record(expected)).stream()
        .filter(step -> !(isAnswered && step.equals(SAY_SEEN)))
        .toList();
  }

  /** What a wrong child leaves to be done: another was seen, and nobody here was told of it. */
  static List<String> forTheOtherChild() {
    return List.of(
        "If the child who was seen may be in danger now, do not wait for anybody: act by your"
            + " council’s procedures.",
        "Ring the place named in the notification, make sure who is speaking, and say that the"
            + " message was not about this child. Ask whom they saw, and why.",
        "If it is a child of your own council, tell the allocated social worker or the duty team"
            + " now. If not, agree with the place who tells the council of that child, and that it"
            + " is done today; out of hours that council’s emergency duty service takes it.",
        "Tell those who keep the register: they take the visit out of this child’s file, and see"
            + " to it when an NHS number or a date of birth is wrong.");
  }

  /** What stays when a council says the rest in its own words. */
  static List<String> beforeOwnWords(boolean isAnswered) {
    return isAnswered ? List.of(DANGER) : List.of(DANGER, SAY_SEEN);
  }

  /**
   * The steps of a briefing: all of them, or those that stay beside the council's own words.
   *
   * @param own the council's words, or null
   * @param expected of who holds a notification
   */
  public static List<String> briefing(
      Briefings.Reader reader, BriefingText own, OutcomeRules expected) {
    if (own != null && !own.isEmpty()) {
      return beforeOwnWords(false);
    }
    return switch (reader) {
      case ALLOCATED -> steps(Reader.ALLOCATED, true, record(expected));
      case DUTY -> steps(Reader.DUTY, true, record(expected));
    };
  }

  private static String record(OutcomeRules expected) {
    int days = expected.dueWithinWorkingDays();
    String time = days == 1 ? "one working day" : days + " working days";
    return "Record the outcome within " + time + ", also when nothing needs to be done.";
  }

  private static List<String> steps(Reader reader, boolean isAllocated, String record) {
    return switch (reader) {
      case ALLOCATED ->
          List.of(
              DANGER,
              SAY_SEEN,
              RING,
              "If you cannot see to it yourself, hand it over: do not leave it lying.",
              record);
      case DUTY -> List.of(DANGER, SAY_SEEN, yours(isAllocated), READ, RING, record);
      case EMERGENCY_DUTY ->
          List.of(
              DANGER,
              SAY_SEEN,
              READ,
              RING,
              "Decide whether to act now or to leave it for the day team. If you leave it, hand it"
                  + " over to one of them.");
      case CUSTODIAN ->
          List.of(
              DANGER,
              SAY_SEEN,
              "This record is restricted: where the child is must not become known. Do not forward"
                  + " it, and name the place to nobody who does not have to act.",
              RING,
              record);
      case ONLOOKER ->
          List.of(
              DANGER,
              "Somebody else holds this. Leave it to them, and speak with them before you ring"
                  + " anybody.");
    };
  }

  private static String yours(boolean isAllocated) {
    return isAllocated
        ? "Act in the place of the allocated social worker when they do not answer or are away, and"
            + " let them know what you did."
        : "Nobody is allocated to this child: act as the allocated social worker would.";
  }
}
