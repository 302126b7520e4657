package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Appends what came of each attempt. */
@ApplicationScoped
class DeliveryAttempts {
  record Row(
      UUID delivery,
      String authority,
      int attempt,
      Instant at,
      String result,
      String via,
      String reference) {}

  private final Batch batch;

  DeliveryAttempts(Batch batch) {
    this.batch = batch;
  }

  Uni<Void> append(List<Row> attempts) {
    return batch
        .execute(
            """
            insert into delivery_attempt (delivery_id, authority_id, attempt, at, result, via, provider_reference)
            select delivery, authority, attempt, at, result, via, reference
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as a
              (delivery uuid, authority text, attempt int, at timestamptz, result text, via text, reference text)
            on conflict do nothing
            """,
            attempts)
        .replaceWithVoid();
  }
}
