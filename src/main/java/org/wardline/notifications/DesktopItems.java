package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** What stands on a desktop, as its reader sees it. */
@ApplicationScoped
class DesktopItems {
  private record Key(UUID notification, UUID worker, Instant at) {}

  private final Batch batch;

  DesktopItems(Batch batch) {
    this.batch = batch;
  }

  /**
   * Whether this worker was ever told of the notification on the desktop; of a restricted child,
   * since it is restricted. That it is withdrawn tells nobody anew.
   */
  Uni<Boolean> wasTold(UUID notification, UUID worker) {
    return batch
        .query(
            """
            select cast(count(*) > 0 as text) from desktop_item d
            join delivery v on v.id = d.delivery_id and v.kind = 'tell'
            join notification n on n.id = d.notification_id and v.round >= n.restricted_from_round
            join jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (notification uuid, worker uuid)
              on d.notification_id = k.notification and d.worker_id = k.worker
            """,
            List.of(new Key(notification, worker, null)),
            Boolean.class)
        .map(List::getFirst);
  }

  /**
   * The worker's session has shown it: its deliveries to them are delivered, unless the case system
   * had said so of them. Answers how many items were shown for the first time.
   */
  Uni<Integer> shown(UUID notification, UUID worker, Instant now) {
    return batch
        .query(
            """
            with seen as (
                update desktop_item d set shown_at = k.at
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (notification uuid, worker uuid, at timestamptz)
                where d.notification_id = k.notification and d.worker_id = k.worker and d.shown_at is null
                returning d.delivery_id, k.at),
              delivered as (
                update delivery set state = 'delivered', settled_at = seen.at
                from seen where delivery.id = seen.delivery_id and delivery.state = 'sent')
            select cast(count(*) as text) from seen
            """,
            List.of(new Key(notification, worker, now)),
            Integer.class)
        .map(List::getFirst);
  }
}
