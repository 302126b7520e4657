package org.wardline.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wardline.notifications.FollowedChild;
import org.wardline.register.RegisteredChild;
import org.wardline.register.RegisteredChild.Allocation;
import org.wardline.teams.Route;

/** Decides whether somebody follows a child, and which case it is; source: domain.md §2. */
final class RoutingPolicy {
  private static final Duration LAST_TEAM_ANSWERS = Duration.ofDays(8 * 7);

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
            route(child, occurredAt, now),
            child.allocation(now).map(Allocation::workerId).orElse(null),
            child.team(now),
            child.custodianId(),
            child.deputyId()));
  }

  private static Route route(RegisteredChild child, Instant occurredAt, Instant now) {
    if (child.restricted()) {
      return Route.RESTRICTED;
    }
    if (child.hasOpenPlan(occurredAt)) {
      return child.allocation(now).isPresent() ? Route.OPEN : Route.NOBODY_ALLOCATED;
    }
    if (child.closedAt() == null && child.allocation(now).isPresent()) {
      return Route.ENDED_PLAN;
    }
    boolean lately =
        child.closedAt() != null && child.closedAt().plus(LAST_TEAM_ANSWERS).isAfter(now);
    return lately ? Route.LAST_TEAM : Route.CLOSED_CASE;
  }
}
