package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Places items on people's desktops: one for each delivery, however often it is placed. */
@ApplicationScoped
class Desktop {
  private record Item(
      UUID delivery, String authority, UUID notification, UUID worker, Instant at) {}

  private final Batch batch;

  Desktop(Batch batch) {
    this.batch = batch;
  }

  Uni<Void> place(List<Delivery> deliveries, Instant now) {
    return batch
        .execute(
            """
            insert into desktop_item (delivery_id, authority_id, notification_id, worker_id, placed_at)
            select delivery, authority, notification, worker, at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as i
              (delivery uuid, authority text, notification uuid, worker uuid, at timestamptz)
            on conflict do nothing
            """,
            deliveries.stream()
                .map(d -> new Item(d.id(), d.authority(), d.notification(), d.recipient(), now))
                .toList())
        .replaceWithVoid();
  }
}
