package org.wardline.teams;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who is told after which wait in one case, as two ladders of steps. It is copied onto a
 * notification when that opens, so that a later change of policy never changes a running clock.
 *
 * @param version of the authority's policy; 0 is the bundled one
 * @param office steps of the day; each but one marked {@code anyTime} waits for office hours
 * @param outOfHours steps of nights, weekends and bank holidays
 */
public record EscalationPolicy(
    int version, List<Step> office, List<Step> outOfHours, OutcomeRules outcome) {

  public EscalationPolicy {
    office = List.copyOf(office);
    outOfHours = List.copyOf(outOfHours);
    if (office.isEmpty()) {
      throw new IllegalArgumentException("an escalation policy needs at least one office step");
    }
  }

  /**
   * One rung.
   *
   * @param name unique within the policy; part of a delivery's natural key
   * @param delay from the beginning of the round (out of hours: of that ladder)
   * @param anyTime whether an office step is taken out of hours as well
   */
  public record Step(String name, Duration delay, boolean anyTime, List<Audience> tell) {
    public Step {
      tell = List.copyOf(tell);
    }
  }

  /** Who is told on a step, and how. */
  public record Audience(Role role, Set<Channel> channels) {
    public Audience {
      channels = Set.copyOf(channels);
    }
  }

  /** The same steps, none of which is taken out of hours. */
  public EscalationPolicy byDay() {
    return new EscalationPolicy(
        version,
        office.stream().map(s -> new Step(s.name(), s.delay(), false, s.tell())).toList(),
        List.of(),
        outcome);
  }
}
