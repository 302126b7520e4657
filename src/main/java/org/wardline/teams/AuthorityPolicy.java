package org.wardline.teams;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardline.teams.EscalationPolicy.Step;

/**
 * An authority's escalation policy: the ladders of every case, and what can be decided. Its file is
 * described in {@code src/docs/escalation-policy.md}.
 */
public record AuthorityPolicy(int version, OutcomeRules outcome, Map<Route, Ladders> cases) {

  public AuthorityPolicy {
    cases = Map.copyOf(cases);
    Set<Route> missing = EnumSet.allOf(Route.class);
    missing.removeAll(cases.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("an escalation policy needs every case: " + missing);
    }
  }

  /** The steps of one case. */
  public record Ladders(List<Step> office, List<Step> outOfHours) {
    public Ladders {
      office = List.copyOf(office);
      outOfHours = List.copyOf(outOfHours);
    }
  }

  /** What is copied onto a notification of that case. */
  public EscalationPolicy of(Route route) {
    Ladders ladders = cases.get(route);
    return new EscalationPolicy(version, ladders.office(), ladders.outOfHours(), outcome);
  }
}
