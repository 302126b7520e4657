package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** Children of other teams whom somebody opened for a reason, and the managers who are told. */
@ApplicationScoped
class Openings {
  private static final Duration OPEN_FOR = Duration.ofHours(12);
  private static final String TABLE = "child_opening";

  private record Row(
      UUID id,
      String authority,
      UUID child,
      UUID worker,
      String reason,
      Instant at,
      Instant until,
      UUID tell) {}

  private record Id(UUID id) {}

  private record Sealed(UUID id, UUID child, String worker, String reason, Instant at) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  Openings(AuthorityScope scope, Batch batch, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a manager is told: who opened which child's record and why. */
  record Told(UUID id, UUID child, String worker, String reason, Instant at) {
    @Override
    public String toString() {
      return "Told[" + id + ']';
    }
  }

  /**
   * Opens it for twelve hours, in the running transaction.
   *
   * @param tell the manager who is told; null is every manager
   */
  Uni<Void> open(Worker reader, UUID child, String reason, UUID tell, SealingKeys keys) {
    UUID id = UUID.randomUUID();
    byte[] sealed = keys.seal(reason.getBytes(StandardCharsets.UTF_8), TABLE, id);
    Instant now = clock.instant();
    return batch
        .execute(
            """
            insert into child_opening (id, authority_id, child_id, worker_id, reason, opened_at, until_at, tell_id)
            select id, authority, child, worker, decode(reason, 'hex'), at, until, tell
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, child uuid,
              worker uuid, reason text, at timestamptz, until timestamptz, tell uuid)
            """,
            List.of(
                new Row(
                    id,
                    reader.authority(),
                    child,
                    reader.id(),
                    HexFormat.of().formatHex(sealed),
                    now,
                    now.plus(OPEN_FOR),
                    tell)))
        .chain(() -> audit.append(List.of(entry(reader, "opened for a reason", child))));
  }

  /** Whether the reader has opened this child's record and the time is not over. */
  Uni<Boolean> isOpen(Worker reader, UUID child) {
    return batch
        .query(
            """
            select cast(json_build_object('id', o.id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, worker uuid, at timestamptz)
            join child_opening o on o.worker_id = k.worker and o.child_id = k.child and o.until_at > k.at
            """,
            List.of(ofReader(reader, child)),
            Id.class)
        .map(found -> !found.isEmpty());
  }

  /**
   * What waits for a manager to have seen it, the latest first; none about whom they may not know.
   */
  @WithTransaction
  Uni<List<Told>> toBeSeen(Worker manager, SealingKeys keys) {
    return scope
        .enter(List.of(manager.authority()))
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('id', o.id, 'child', o.child_id, 'worker', w.name,
                        'reason', encode(o.reason, 'hex'), 'at', o.opened_at) as text)
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, worker uuid)
                    join child_opening o on o.authority_id = k.authority and o.seen_at is null
                      and o.worker_id <> k.worker and coalesce(o.tell_id, k.worker) = k.worker
                    join worker w on w.id = o.worker_id
                    join child c on c.id = o.child_id
                      and (not c.restricted or k.worker in (c.custodian_id, c.deputy_id))
                      and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.worker)
                    order by o.opened_at desc limit 200
                    """,
                    List.of(ofReader(manager, null)),
                    Sealed.class))
        .map(found -> found.stream().map(row -> opened(row, keys)).toList());
  }

  private static Told opened(Sealed row, SealingKeys keys) {
    byte[] reason = keys.open(HexFormat.of().parseHex(row.reason()), TABLE, row.id());
    return new Told(
        row.id(), row.child(), row.worker(), new String(reason, StandardCharsets.UTF_8), row.at());
  }

  /** The manager has seen it. */
  @WithTransaction
  Uni<Void> seen(Worker manager, UUID opening) {
    Row row =
        new Row(
            opening, manager.authority(), null, manager.id(), null, clock.instant(), null, null);
    return scope
        .enter(List.of(manager.authority()))
        .chain(
            () ->
                batch.execute(
                    """
                    update child_opening o set seen_by = k.worker, seen_at = k.at
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, worker uuid, at timestamptz)
                    where o.id = k.id and o.seen_at is null and o.worker_id <> k.worker
                      and coalesce(o.tell_id, k.worker) = k.worker
                    """,
                    List.of(row)))
        .chain(
            changed ->
                changed == 0
                    ? Uni.createFrom().voidItem()
                    : audit.append(
                        List.of(
                            AuditEntry.ofWorker(
                                manager.id(),
                                manager.authority(),
                                "opening seen",
                                TABLE,
                                opening,
                                ""))));
  }

  private Row ofReader(Worker reader, UUID child) {
    return new Row(null, reader.authority(), child, reader.id(), null, clock.instant(), null, null);
  }

  private static AuditEntry entry(Worker reader, String action, UUID child) {
    return AuditEntry.ofWorker(reader.id(), reader.authority(), action, "child", child, "");
  }
}
