package org.wardline.intake;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;

/** The transaction of the intake: everything that one message leaves, or nothing of it. */
@ApplicationScoped
class IntakeService {

  /** In the order of ids, so that two messages with the same events cannot wait for each other. */
  private static final String STORE_EVENTS =
      """
      with stored as (
        insert into care_event (id, source_key, sender, format, accepted_at, body, announced_at, cancels)
        select e.id, decode(e."sourceKey", 'base64'), e.sender, e.format, e."acceptedAt",
               decode(e.body, 'base64'), e."acceptedAt", e.cancels
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as e
          (id uuid, "sourceKey" text, sender text, format text, body text, "acceptedAt" timestamptz, cancels uuid)
        order by e.id
        on conflict do nothing
        returning id)
      select cast(to_json(id) as text) from stored
      """;

  private static final String STORE_QUARANTINE =
      """
      insert into quarantine (id, sender, content_type, reason, body, arrived_at)
      select q.id, q.sender, q."contentType", q.reason, decode(q.body, 'base64'), q."arrivedAt"
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as q
        (id uuid, sender text, "contentType" text, reason text, body text, "arrivedAt" timestamptz)
      on conflict do nothing
      """;

  /**
   * At most once a minute, except for heartbeats: a busy sender's row would hold up its messages.
   */
  private static final String RECORD_FEED =
      """
      insert into feed (sender, last_message_at, last_heartbeat_at, silent_after)
      select f.sender, f."messageAt", f."heartbeatAt", cast(f."silentAfter" as interval)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as f
        (sender text, "messageAt" timestamptz, "heartbeatAt" timestamptz, "silentAfter" text)
      where f."heartbeatAt" is not null or not exists (
        select from feed known
        where known.sender = f.sender and known.last_message_at > f."messageAt" - interval '1 minute')
      on conflict (sender) do update set
        last_message_at = greatest(feed.last_message_at, excluded.last_message_at),
        last_heartbeat_at = greatest(feed.last_heartbeat_at, excluded.last_heartbeat_at),
        silent_after = excluded.silent_after
      """;

  private final Batch batch;
  private final AuditTrail audit;

  IntakeService(Batch batch, AuditTrail audit) {
    this.batch = batch;
    this.audit = audit;
  }

  /** Stores what is new, and answers the ids of the care events that were. */
  @WithTransaction
  Uni<List<UUID>> storeIfNew(Deposit deposit) {
    return batch
        .query(STORE_EVENTS, deposit.events(), UUID.class)
        .call(fresh -> storeQuarantine(deposit, fresh.size()))
        .call(fresh -> batch.execute(RECORD_FEED, deposit.feed().stream().toList()));
  }

  private Uni<Void> storeQuarantine(Deposit deposit, int fresh) {
    return batch
        .execute(STORE_QUARANTINE, deposit.quarantine())
        .chain(quarantined -> recordAct(deposit, fresh, quarantined));
  }

  /** Counts only: an entry for each event would remember children whom nobody follows. */
  private Uni<Void> recordAct(Deposit deposit, int fresh, int quarantined) {
    if (fresh == 0 && quarantined == 0) {
      return Uni.createFrom().voidItem();
    }
    String actor = "sender:" + deposit.sender();
    String detail = "stored=%d quarantined=%d".formatted(fresh, quarantined);
    return audit.append(
        List.of(new AuditEntry(null, actor, "message taken in", actor, detail)), deposit.at());
  }
}
