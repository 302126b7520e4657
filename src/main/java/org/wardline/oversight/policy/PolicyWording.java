package org.wardline.oversight.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.teams.Channel;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Audience;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.OutcomeRules;
import org.wardline.teams.Role;
import org.wardline.teams.Route;

/** Says what stands in a policy. */
final class PolicyWording {
  private PolicyWording() {}

  /** A case, as a heading. */
  static String name(Route route) {
    return switch (route) {
      case OPEN -> "A plan is open and a social worker is allocated";
      case UNBORN -> "The plan is of an unborn child";
      case NOBODY_ALLOCATED -> "A plan is open, but nobody is allocated";
      case ENDED_PLAN -> "The plan has ended, the case is open";
      case LAST_TEAM -> "The case was closed less than eight weeks ago";
      case CLOSED_CASE -> "The case was closed longer ago";
      case RESTRICTED -> "The record is restricted";
    };
  }

  /** {@code At once}, {@code After 2 hours}. */
  static String wait(Duration wait) {
    return wait.isZero() ? "At once" : "After " + length(wait);
  }

  static String length(Duration time) {
    String hours = time.toHours() == 0 ? "" : counted(time.toHours(), "hour");
    String minutes = time.toMinutesPart() == 0 ? "" : counted(time.toMinutesPart(), "minute");
    return (hours + " " + minutes).strip();
  }

  private static String counted(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** {@code duty social worker by desktop and e-mail}. */
  static String told(Audience audience) {
    if (audience.role().kind() == Role.Kind.MAILBOX) {
      return audience.role().words() + " by e-mail";
    }
    return audience.role().words()
        + " by "
        + audience.channels().stream()
            .sorted()
            .map(Channel::words)
            .collect(Collectors.joining(" and "));
  }

  /** {@code After 2 hours: duty social worker by desktop and e-mail}. */
  static String step(Step step) {
    return wait(step.delay())
        + ": "
        + step.tell().stream().map(PolicyWording::told).collect(Collectors.joining(", "));
  }

  /** {@code By day and night, at once: …} of a step of the day that does not wait for it. */
  static String laneStep(Step step) {
    String words = step(step);
    return step.anyTime()
        ? "By day and night, " + words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1)
        : words;
  }

  /** Every step of a policy, with the time of which it is. */
  static List<String> steps(EscalationPolicy policy) {
    return Stream.concat(
            policy.office().stream()
                .map(step -> (step.anyTime() ? "" : "In office hours. ") + laneStep(step)),
            policy.outOfHours().stream().map(step -> "Out of hours. " + laneStep(step)))
        .toList();
  }

  /** What follows when nobody has answered, one sentence each. */
  static List<String> unanswered(EscalationPolicy policy) {
    String night =
        "What nobody has answered by day goes on by the steps of the night once the office is closed";
    String anew =
        "When nobody has answered after the last step, everybody is asked anew as the office opens next, by day only, and so on until somebody answers";
    return policy.outOfHours().isEmpty() ? List.of(anew) : List.of(night, anew);
  }

  /** What is expected of who holds it, one sentence each. */
  static List<String> outcome(OutcomeRules rules) {
    String due = counted(rules.dueWithinWorkingDays(), "working day");
    return List.of(
        "Whoever says “I have seen this” holds it, and nobody else is called",
        "The outcome is recorded within " + due,
        reminders(rules),
        "If it is not, everybody is asked anew");
  }

  private static String reminders(OutcomeRules rules) {
    List<String> times =
        Stream.concat(
                rules.remindBefore().stream().map(time -> length(time) + " before"),
                rules.remindAfter().stream().map(time -> length(time) + " after"))
            .toList();
    return times.isEmpty()
        ? "Nobody is reminded"
        : "They are reminded " + String.join(" and ", times);
  }
}
