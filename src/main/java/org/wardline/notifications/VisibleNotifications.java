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
 * they are barred, or who is restricted to others.
 */
@ApplicationScoped
class VisibleNotifications {
  /**
   * Whether a reader k may know of the child of a notification n: not barred, nor restricted to
   * others. What is its keepers' already is left to who else was told of it.
   */
  static final String KNOWN =
      """
      not exists (select from child_bar b where b.child_id = n.child_id and b.worker_id = k.worker)
      and not exists (select from child c where c.id = n.child_id and c.restricted
        and k.worker not in (c.custodian_id, c.deputy_id)
        and not (n.restricted and (n.custodian_id, n.deputy_id) is not distinct from (c.custodian_id, c.deputy_id)))
      """;

  private record Look(UUID notification, UUID worker) {}

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

  /** Only to be shown. */
  Uni<Optional<Notification>> find(Worker worker, UUID id) {
    return notifications
        .findById(id)
        .map(Optional::ofNullable)
        .chain(found -> ifVisible(worker, found));
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
            .chain(seen -> isKnown(worker, found.get().id()).map(known -> seen.filter(n -> known)));
  }

  private Uni<Boolean> isKnown(Worker worker, UUID notification) {
    return batch
        .query(
            "select cast(("
                + KNOWN
                + """
                ) as text)
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (notification uuid, worker uuid)
                join notification n on n.id = k.notification
                """,
            List.of(new Look(notification, worker.id())),
            Boolean.class)
        .map(List::getFirst);
  }
}
