package org.wardline.notifications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Role;
import org.wardline.teams.Staff;
import org.wardline.teams.Staff.Concerned;
import org.wardline.teams.Staff.Recipient;

/**
 * Decides which steps of a round are to be taken now and when the next one is due. Two ladders run
 * beside each other: the day teams' in office hours, the Emergency Duty Service's in all other
 * time. A step that reaches nobody makes the next step of its ladder due at once; so does one that
 * reaches only a mailbox, where it asks a person as well.
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

  /** A step that is taken; nobody told means that it was passed over. */
  record TakenStep(Step step, List<Recipient> told) {
    private boolean reachesNobody() {
      boolean asksAPerson =
          step.tell().stream().anyMatch(audience -> audience.role().kind() != Role.Kind.MAILBOX);
      return asksAPerson
          ? told.stream().allMatch(to -> to.role().kind() == Role.Kind.MAILBOX)
          : told.isEmpty();
    }

    Line line(Notification notification, Instant now) {
      return Line.of(notification, what(), null, words(), now).telling(told.size());
    }

    Line line(Review review, Instant now) {
      return Line.of(review, what(), words(), now).telling(told.size());
    }

    private What what() {
      return told.isEmpty() ? What.STEP_PASSED_OVER : What.STEP_TAKEN;
    }

    /** {@code duty: duty social worker by desktop and e-mail, Duty & Advice by e-mail}. */
    private String words() {
      Map<Role, Set<String>> channels = new LinkedHashMap<>();
      told.forEach(
          to ->
              channels
                  .computeIfAbsent(to.role(), role -> new TreeSet<>())
                  .add(to.channel().words()));
      String by =
          channels.entrySet().stream()
              .map(of -> of.getKey().words() + " by " + String.join(" and ", of.getValue()))
              .collect(Collectors.joining(", "));
      return by.isEmpty() ? step.name() : step.name() + ": " + by;
    }
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
    RoundState state = from;
    boolean hurriedOffice = hurried && isInForce(state, now);
    boolean hurriedNight = hurried && !hurriedOffice;
    while (true) {
      Instant office = officeDue(state, hurriedOffice ? now : null, now);
      Instant night = outOfHoursDue(state, hurriedNight ? now : null);
      Instant next = earlier(office, night);
      if (next == null || next.isAfter(now)) {
        return new Advance(taken, dueAt(state, next));
      }
      if (next.equals(office)) {
        TakenStep step = take(policy.office().get(state.officeSteps()));
        hurriedOffice = step.reachesNobody();
        state = afterOfficeStep(state);
        taken.add(step);
      } else {
        TakenStep step = take(policy.outOfHours().get(state.outOfHoursSteps()));
        hurriedNight = step.reachesNobody();
        state = afterOutOfHoursStep(state, next);
        taken.add(step);
      }
    }
  }

  private boolean isInForce(RoundState state, Instant now) {
    return hours.isOpen(now)
        || (state.officeSteps() < policy.office().size()
            && policy.office().get(state.officeSteps()).anyTime());
  }

  private TakenStep take(Step step) {
    return new TakenStep(step, reach.apply(step));
  }

  /**
   * When the next rung of the day ladder is due, or null; {@code hurried} overrides its delay. What
   * could not be taken before the office closed is taken when it opens, by who is there then.
   */
  private Instant officeDue(RoundState state, Instant hurried, Instant now) {
    if (state.officeSteps() >= policy.office().size()) {
      return null;
    }
    Step step = policy.office().get(state.officeSteps());
    Instant due = hurried == null ? dayLadderBegins(state).plus(step.delay()) : hurried;
    if (step.anyTime()) {
      return due;
    }
    boolean isTooLate = due.isBefore(now) && !hours.isOpen(now);
    return hours.openFrom(isTooLate ? now : due);
  }

  /** Where nobody of the day is told at night, their waits begin when the office opens. */
  private Instant dayLadderBegins(RoundState state) {
    return policy.office().getFirst().anyTime() ? state.beganAt() : hours.openFrom(state.beganAt());
  }

  private Instant outOfHoursDue(RoundState state, Instant hurried) {
    if (state.outOfHoursSteps() >= policy.outOfHours().size()) {
      return null;
    }
    if (hurried != null) {
      return hours.closedFrom(hurried);
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

  private static RoundState afterOfficeStep(RoundState state) {
    return new RoundState(
        state.beganAt(),
        state.outOfHoursBeganAt(),
        state.officeSteps() + 1,
        state.outOfHoursSteps(),
        null);
  }

  private static RoundState afterOutOfHoursStep(RoundState state, Instant due) {
    Instant began = state.outOfHoursBeganAt() == null ? due : state.outOfHoursBeganAt();
    return new RoundState(
        state.beganAt(), began, state.officeSteps(), state.outOfHoursSteps() + 1, null);
  }

  private static RoundState dueAt(RoundState state, Instant due) {
    return new RoundState(
        state.beganAt(),
        state.outOfHoursBeganAt(),
        state.officeSteps(),
        state.outOfHoursSteps(),
        due);
  }

  private static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? other : one;
  }
}
