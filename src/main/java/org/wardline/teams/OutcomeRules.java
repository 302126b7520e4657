package org.wardline.teams;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of who holds a notification.
 *
 * @param dueWithinWorkingDays from the acknowledgement until a decision has to be recorded
 * @param remindBefore when its owner is reminded, before it is due
 * @param remindAfter when its owner is reminded, after it was due
 * @param choices what can be decided
 */
public record OutcomeRules(
    int dueWithinWorkingDays,
    List<Duration> remindBefore,
    List<Duration> remindAfter,
    List<Outcome> choices) {

  public OutcomeRules {
    remindBefore = List.copyOf(remindBefore);
    remindAfter = List.copyOf(remindAfter);
    choices = List.copyOf(choices);
  }

  /** The choice with this code; empty when the authority offers none. */
  public Optional<Outcome> find(String code) {
    return choices.stream().filter(choice -> choice.code().equals(code)).findFirst();
  }

  /** No step waits longer than a decision may take. */
  Duration decisionTime() {
    return Duration.ofDays(dueWithinWorkingDays);
  }
}
