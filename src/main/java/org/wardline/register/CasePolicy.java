package org.wardline.register;

import java.time.Duration;
import java.time.Instant;
import org.wardline.teams.Route;

/** Decides which case a child is; source: domain.md §2. */
public final class CasePolicy {
  private static final Duration LAST_TEAM_ANSWERS = Duration.ofDays(8 * 7);

  private CasePolicy() {}

  /** The case of an event that occurred then, decided now. */
  public static Route decide(RegisteredChild child, Instant occurredAt, Instant now) {
    boolean allocated = child.allocation(now).isPresent();
    if (child.restricted()) {
      return Route.RESTRICTED;
    }
    if (child.hasOpenPlan(occurredAt)) {
      return allocated ? openCase(child, occurredAt) : Route.NOBODY_ALLOCATED;
    }
    if (child.closedAt() == null && allocated) {
      return Route.ENDED_PLAN;
    }
    boolean lately =
        child.closedAt() != null && child.closedAt().plus(LAST_TEAM_ANSWERS).isAfter(now);
    return lately ? Route.LAST_TEAM : Route.CLOSED_CASE;
  }

  private static Route openCase(RegisteredChild child, Instant occurredAt) {
    return child.isUnborn(occurredAt) ? Route.UNBORN : Route.OPEN;
  }
}
