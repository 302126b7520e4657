package org.wardline.notifications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Staff;
import org.wardline.teams.Staff.Concerned;
import org.wardline.teams.Staff.Recipient;

/**
 * Decides which steps of a round are to be taken now and when the next one is due. Two ladders run
 * beside each other: the day teams' in office hours, the Emergency Duty Service's in all other
 * time. A step that reaches nobody makes the next step of its ladder due at once, or, after the
 * last one, that of the other ladder; so does one that reaches only a mailbox, where it asks a
 * person as well. Whom such a step of any time does not find at night, it asks again when the
 * office opens.
 */
final class RoundPolicy {
  private final EscalationPolicy policy;
  private final OfficeHours hours;
  private final Function<Step, List<Recipient>> reach;

  RoundPolicy(EscalationPolicy policy, OfficeHours hours, Function<Step, List<Recipient>> reach) {
    this.policy = policy;
    this.hours = hours;
    this.reach = reach;
  }

  /** The steps of a round tell whom the staff of that moment has. */
  static RoundPolicy of(
      EscalationPolicy policy, OfficeHours hours, Staff staff, Concerned concerned, Instant at) {
    Step first = policy.office().getFirst();
    return new RoundPolicy(
        policy,
        hours,
        step ->
            step.equals(first)
                ? staff.reachFirst(step, concerned, at)
                : staff.reach(step, concerned, at));
  }

  /** Whether a round of this policy has no step left. */
  static boolean isOver(EscalationPolicy policy, RoundState state) {
    return state.officeSteps() >= policy.office().size()
        && state.outOfHoursSteps() >= policy.outOfHours().size();
  }

  /** What is to be done now, and how the round stands afterwards. */
  record Advance(List<TakenStep> taken, RoundState state) {}

  Advance advance(RoundState from, Instant now) {
    return advance(from, now, false);
  }

  /**
   * As above.
   *
   * @param hurried whether the next step of the ladder that is in force now does not wait, because
   *     somebody could not be reached
   */
  Advance advance(RoundState from, Instant now, boolean hurried) {
    List<TakenStep> taken = new ArrayList<>();
    RoundState state = hurried ? hurry(from, isByDay(from, now), now) : from;
    Instant next = nextDue(state, now);
    while (next != null && !next.isAfter(now)) {
      boolean byDay = next.equals(officeDue(state, now));
      TakenStep step = byDay ? takeOfficeStep(state) : takeOutOfHoursStep(state, next);
      taken.add(step);
      state =
          byDay ? afterOfficeStep(state, step, now) : afterOutOfHoursStep(state, step, next, now);
      next = nextDue(state, now);
    }
    return new Advance(taken, state.dueAgain(next));
  }

  /** Whether the day ladder is the one in force. */
  private boolean isByDay(RoundState state, Instant now) {
    return hours.isOpen(now) || (hasOfficeStep(state) && isOfAnyTime(state));
  }

  /** The next step of a ladder does not wait, or that of the other one, where it has none left. */
  private RoundState hurry(RoundState state, boolean byDay, Instant now) {
    boolean office = byDay ? hasOfficeStep(state) : !hasOutOfHoursStep(state);
    return office ? state.officeHurried(now) : state.outOfHoursHurried(now);
  }

  private boolean hasOfficeStep(RoundState state) {
    return state.officeSteps() < policy.office().size();
  }

  private boolean hasOutOfHoursStep(RoundState state) {
    return state.outOfHoursSteps() < policy.outOfHours().size();
  }

  /** Whether the next step of the day is taken at night as well, and its people were not asked. */
  private boolean isOfAnyTime(RoundState state) {
    return policy.office().get(state.officeSteps()).anyTime() && !state.mailboxesTold();
  }

  private TakenStep takeOfficeStep(RoundState state) {
    TakenStep step = take(policy.office().get(state.officeSteps()), state.officeSteps() > 0);
    return state.mailboxesTold() ? step.withoutMailboxes() : step;
  }

  /** The first step of the night escalates where the day's had its time before. */
  private TakenStep takeOutOfHoursStep(RoundState state, Instant due) {
    boolean isAfterTheDay = state.officeSteps() > 0 && due.isAfter(state.beganAt());
    return take(
        policy.outOfHours().get(state.outOfHoursSteps()),
        state.outOfHoursSteps() > 0 || isAfterTheDay);
  }

  private TakenStep take(Step step, boolean escalates) {
    return new TakenStep(step, reach.apply(step), escalates);
  }

  private Instant nextDue(RoundState state, Instant now) {
    return earlier(officeDue(state, now), outOfHoursDue(state));
  }

  /**
   * When the next rung of the day ladder is due, or null; being hurried overrides its delay. What
   * could not be taken before the office closed is taken when it opens, by who is there then.
   */
  private Instant officeDue(RoundState state, Instant now) {
    if (!hasOfficeStep(state)) {
      return null;
    }
    Step step = policy.office().get(state.officeSteps());
    Instant due =
        state.officeHurriedAt() == null
            ? dayLadderBegins(state).plus(step.delay())
            : state.officeHurriedAt();
    if (isOfAnyTime(state)) {
      return due;
    }
    boolean isTooLate = due.isBefore(now) && !hours.isOpen(now);
    return hours.openFrom(isTooLate ? now : due);
  }

  /** Where nobody of the day is told at night, their waits begin when the office opens. */
  private Instant dayLadderBegins(RoundState state) {
    return policy.office().getFirst().anyTime() ? state.beganAt() : hours.openFrom(state.beganAt());
  }

  private Instant outOfHoursDue(RoundState state) {
    if (!hasOutOfHoursStep(state)) {
      return null;
    }
    if (state.outOfHoursHurriedAt() != null) {
      return hours.closedFrom(state.outOfHoursHurriedAt());
    }
    Step step = policy.outOfHours().get(state.outOfHoursSteps());
    Instant from =
        state.outOfHoursBeganAt() == null ? nightFallsOn(state) : state.outOfHoursBeganAt();
    return hours.closedFrom(from.plus(step.delay()));
  }

  /**
   * The night service takes over where the round begins at night, or where a day step comes to be
   * due at night.
   */
  private Instant nightFallsOn(RoundState state) {
    if (!hours.isOpen(state.beganAt())) {
      return state.beganAt();
    }
    int rung = Math.min(state.officeSteps(), policy.office().size() - 1);
    return state.beganAt().plus(policy.office().get(rung).delay());
  }

  private RoundState afterOfficeStep(RoundState state, TakenStep step, Instant now) {
    RoundState after = state.withOfficeStep();
    if (!step.reachesNobody()) {
      return after;
    }
    boolean restIsOfTheDay = !hasOfficeStep(after) || !isOfAnyTime(after);
    return !hours.isOpen(now) && restIsOfTheDay ? state.peopleByDay(now) : hurry(after, true, now);
  }

  private RoundState afterOutOfHoursStep(
      RoundState state, TakenStep step, Instant due, Instant now) {
    RoundState after = state.withOutOfHoursStep(due);
    return step.reachesNobody() ? hurry(after, false, now) : after;
  }

  private static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? other : one;
  }
}
