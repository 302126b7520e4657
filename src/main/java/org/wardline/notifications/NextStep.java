package org.wardline.notifications;

import java.time.Instant;
import java.util.List;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Audience;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Role;

/** Says who is told next, unless somebody acknowledges before. */
final class NextStep {
  private NextStep() {}

  /**
   * The roles of the step that is due then: of the night's ladder out of hours, as long as that has
   * a rung left; else of the day's. When no step is left, the day's ladder begins anew.
   */
  static List<Role> told(
      EscalationPolicy policy,
      int officeSteps,
      int outOfHoursSteps,
      Instant due,
      OfficeHours hours) {
    if (due == null) {
      return List.of();
    }
    List<Step> office = rest(policy.office(), officeSteps);
    List<Step> night = rest(policy.outOfHours(), outOfHoursSteps);
    boolean byDay = night.isEmpty() || (hours.isOpen(due) && !office.isEmpty());
    List<Step> next = byDay ? office : night;
    return (next.isEmpty() ? policy.office() : next)
        .stream()
            .limit(1)
            .flatMap(step -> step.tell().stream())
            .map(Audience::role)
            .distinct()
            .toList();
  }

  private static List<Step> rest(List<Step> ladder, int taken) {
    return ladder.subList(Math.min(taken, ladder.size()), ladder.size());
  }
}
