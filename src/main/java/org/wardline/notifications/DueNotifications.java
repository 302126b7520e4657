package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;

/**
 * The door of escalation: does what the time has come for. Everything happens in the caller's
 * transaction, which must have entered the authorities; the answer is what to announce after it.
 */
@ApplicationScoped
public class DueNotifications {
  private final NotificationRepository notifications;
  private final Restrictions restrictions;
  private final DueSteps steps;
  private final AwayHandOvers awayHandOvers;
  private final Clock clock;

  DueNotifications(
      NotificationRepository notifications,
      Restrictions restrictions,
      DueSteps steps,
      AwayHandOvers awayHandOvers,
      Clock clock) {
    this.notifications = notifications;
    this.restrictions = restrictions;
    this.steps = steps;
    this.awayHandOvers = awayHandOvers;
    this.clock = clock;
  }

  /**
   * Moves what became restricted, reminds owners, takes the steps that are due, and begins a new
   * round where a decision was not recorded in time, or nobody has answered.
   */
  public Uni<List<DeliveryPlanned>> advance(Collection<UUID> ids) {
    Instant now = clock.instant();
    return notifications
        .findLocked(ids)
        .call(found -> restrictions.apply(found, now))
        .chain(found -> steps.take(found, now));
  }

  /** Takes away from those who are away what they own or are asked for. */
  public Uni<List<DeliveryPlanned>> handOverFromAway(Collection<UUID> ids) {
    return awayHandOvers.begin(ids, clock.instant());
  }
}
