package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.teams.Worker;

/**
 * Finds notifications that a person may see, in the running transaction: none of a child from whom
 * they are barred.
 */
@ApplicationScoped
class VisibleNotifications {
  private final NotificationRepository notifications;
  private final DesktopItems desktop;
  private final Restrictions restrictions;
  private final Bars bars;
  private final Clock clock;

  VisibleNotifications(
      NotificationRepository notifications,
      DesktopItems desktop,
      Restrictions restrictions,
      Bars bars,
      Clock clock) {
    this.notifications = notifications;
    this.desktop = desktop;
    this.restrictions = restrictions;
    this.bars = bars;
    this.clock = clock;
  }

  /** Locked until the transaction ends; a child who became restricted is its keepers' by now. */
  Uni<Optional<Notification>> findLocked(Worker worker, UUID id) {
    return notifications
        .findLocked(List.of(id))
        .call(found -> restrictions.apply(found, clock.instant()))
        .map(found -> found.stream().findFirst())
        .chain(found -> ifVisible(worker, found));
  }

  private Uni<Optional<Notification>> ifVisible(Worker worker, Optional<Notification> found) {
    return found.isEmpty()
        ? Uni.createFrom().item(found)
        : desktop
            .wasTold(found.get().id(), worker.id())
            .map(told -> found.filter(n -> RightsPolicy.maySee(n, worker, told)))
            .chain(
                seen ->
                    bars.isBarred(worker.id(), found.get().child())
                        .map(barred -> seen.filter(n -> !barred)));
  }
}
