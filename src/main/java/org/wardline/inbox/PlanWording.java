package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import org.wardline.register.Plan;

/** Says which plans a child had at the time of an event. */
final class PlanWording {
  private static final String UNBORN = "UCPP";

  private PlanWording() {}

  /** One sentence for each plan that the NHS could see then; never empty. */
  static List<String> at(Instant at, List<Plan> plans) {
    List<String> visible =
        plans.stream().filter(plan -> plan.isVisible(at)).map(plan -> words(plan, at)).toList();
    return visible.isEmpty()
        ? List.of("The register shows no plan that the NHS could see at that time.")
        : visible;
  }

  /** Who the register's row is: the mother, when a plan is of her unborn child. */
  static String whom(Instant at, List<Plan> plans) {
    boolean unborn = plans.stream().anyMatch(p -> p.isVisible(at) && p.type().equals(UNBORN));
    return unborn ? "the mother" : "the child";
  }

  private static String words(Plan plan, Instant at) {
    String since = " since " + SpokenTime.date(plan.startedAt());
    if (plan.type().equals(UNBORN)) {
      return "Plan for an unborn child, held on the mother’s record,"
          + since
          + "; the child is expected on "
          + SpokenTime.date(plan.expectedDeliveryOn());
    }
    return plan.isOpen(at) ? name(plan) + since : name(plan) + ended(plan);
  }

  private static String ended(Plan plan) {
    return " from "
        + SpokenTime.date(plan.startedAt())
        + " to "
        + SpokenTime.date(plan.endedAt())
        + ": ended, but the NHS still sees it for a year";
  }

  private static String name(Plan plan) {
    return plan.type().equals("LAC") ? "Looked after" : "Child protection plan";
  }
}
