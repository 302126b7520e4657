package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {

  Uni<List<Delivery>> findLocked(Collection<UUID> ids) {
    return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /** In the order in which they were planned. */
  Uni<List<Delivery>> listOf(Collection<UUID> notifications) {
    return list("notificationId in ?1 order by plannedAt, id", notifications);
  }

  /**
   * What has not told anybody yet of these is not needed any more; what files them is, and so is
   * the word that they are not withdrawn.
   */
  Uni<Integer> settleUnsent(Collection<UUID> notifications, Instant now) {
    return notifications.isEmpty()
        ? Uni.createFrom().item(0)
        : update(
            "state = ?1, settledAt = ?2 where notificationId in ?3 and state = ?4 and kind not in ?5",
            DeliveryState.NOT_NEEDED,
            now,
            notifications,
            DeliveryState.DUE,
            Set.of(DeliveryKind.FILE, DeliveryKind.NOTE, DeliveryKind.RESTORE));
  }

  /**
   * A filing that was not needed, because the notification was withdrawn or restricted then, is due
   * again; the next tick announces it.
   */
  Uni<Integer> fileAfterAll(Collection<UUID> filings, Instant now) {
    return filings.isEmpty()
        ? Uni.createFrom().item(0)
        : update(
            "state = ?1, dueAt = ?2, plannedAt = ?2, announcedAt = ?2, announcements = ?3, settledAt = null"
                + " where id in ?4 and state = ?5",
            DeliveryState.DUE,
            now,
            (short) 0,
            filings,
            DeliveryState.NOT_NEEDED);
  }
}
