package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Worker;

/**
 * Finds notifications that a person may see, in the running transaction: none of a child from whom
 * they are barred.
 */
@ApplicationScoped
class VisibleNotifications {
  private record Bar(UUID child, UUID worker) {}

  private final NotificationRepository notifications;
  private final DesktopItems desktop;
  private final Restrictions restrictions;
  private final Batch batch;
  private final Clock clock;

  VisibleNotifications(
      NotificationRepository notifications,
      DesktopItems desktop,
      Restrictions restrictions,
      Batch batch,
      Clock clock) {
    this.notifications = notifications;
    this.desktop = desktop;
    this.restrictions = restrictions;
    this.batch = batch;
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
            .chain(seen -> isBarred(worker, found.get()).map(barred -> seen.filter(n -> !barred)));
  }

  private Uni<Boolean> isBarred(Worker worker, Notification found) {
    return batch
        .query(
            """
            select cast(exists (select from child_bar b where b.child_id = k.child and b.worker_id = k.worker) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, worker uuid)
            """,
            List.of(new Bar(found.child(), worker.id())),
            Boolean.class)
        .map(List::getFirst);
  }
}
