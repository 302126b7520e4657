package org.wardline.matching;

import java.time.Instant;
import java.util.Optional;
import org.wardline.notifications.FollowedChild;
import org.wardline.register.CasePolicy;
import org.wardline.register.RegisteredChild;
import org.wardline.register.RegisteredChild.Allocation;

/** Decides whether somebody follows a child; source: domain.md §2. */
final class RoutingPolicy {
  private RoutingPolicy() {}

  /**
   * Empty when the child has no plan that is visible at the time of the event, unless the event
   * must be kept: CP-IS knew of a plan then, so somebody has to look.
   */
  static Optional<FollowedChild> decide(
      RegisteredChild child, Instant occurredAt, boolean kept, Instant now) {
    if (!child.hasVisiblePlan(occurredAt) && !kept) {
      return Optional.empty();
    }
    return Optional.of(
        new FollowedChild(
            child.id(),
            child.authority(),
            CasePolicy.decide(child, occurredAt, now),
            child.allocation(now).map(Allocation::workerId).orElse(null),
            child.lastAllocation(now).map(Allocation::workerId).orElse(null),
            child.team(now),
            child.custodianId(),
            child.deputyId()));
  }
}
