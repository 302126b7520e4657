package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/** Children of other teams whom somebody opened for a reason, in the caller's transaction. */
@ApplicationScoped
class Openings {
  private static final Duration OPEN_FOR = Duration.ofHours(12);
  static final String TABLE = "child_opening";

  private record Row(
      UUID id,
      String authority,
      UUID child,
      UUID worker,
      String reason,
      Instant at,
      Instant until,
      UUID tell) {}

  /** A reason as it is stored. */
  record Sealed(UUID id, String reason) {
    String opened(SealingKeys keys) {
      return keys.openText(reason, TABLE, id);
    }
  }

  /**
   * One opening.
   *
   * @param told the manager who was to be told, or null for every manager
   * @param seenBy who said that they have seen it, or null
   */
  record Opened(
      UUID id,
      String worker,
      String reason,
      Instant at,
      Instant until,
      String told,
      String seenBy,
      Instant seenAt) {
    private Opened with(SealingKeys keys) {
      String plain = new Sealed(id, reason).opened(keys);
      return new Opened(id, worker, plain, at, until, told, seenBy, seenAt);
    }

    @Override
    public String toString() {
      return "Opened[" + id + ']';
    }
  }

  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  Openings(Batch batch, AuditTrail audit, Clock clock) {
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
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
        .chain(
            () -> audit.append(List.of(InboxService.entry(reader, "opened for a reason", child))));
  }

  /** Whether the reader has opened this child's record and the time is not over. */
  Uni<Boolean> isOpen(Worker reader, UUID child) {
    return inForce(reader, child).map(found -> !found.isEmpty());
  }

  /** Whether it is open to the reader for this very reason. */
  Uni<Boolean> isGiven(Worker reader, UUID child, String reason, SealingKeys keys) {
    return inForce(reader, child)
        .map(found -> found.stream().anyMatch(one -> reason.equals(one.opened(keys))));
  }

  private Uni<List<Sealed>> inForce(Worker reader, UUID child) {
    return batch.query(
        """
            select cast(json_build_object('id', o.id, 'reason', encode(o.reason, 'hex')) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, worker uuid, at timestamptz)
            join child_opening o on o.worker_id = k.worker and o.child_id = k.child and o.until_at > k.at
            """,
        List.of(ofReader(reader, child)),
        Sealed.class);
  }

  /** All of one child, the earliest first. */
  Uni<List<Opened>> of(UUID child, SealingKeys keys) {
    return batch
        .query(OF_CHILD, List.of(new OfChild(child)), Opened.class)
        .map(found -> found.stream().map(one -> one.with(keys)).toList());
  }

  private record OfChild(UUID child) {}

  private static final String OF_CHILD =
      """
      select cast(json_build_object('id', o.id, 'worker', w.name, 'reason', encode(o.reason, 'hex'),
          'at', o.opened_at, 'until', o.until_at, 'told', t.name, 'seenBy', s.name, 'seenAt', o.seen_at) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid)
      join child_opening o on o.child_id = k.child
      join worker w on w.id = o.worker_id
      left join worker t on t.id = o.tell_id
      left join worker s on s.id = o.seen_by
      order by o.opened_at, o.id
      """;

  private Row ofReader(Worker reader, UUID child) {
    return new Row(null, reader.authority(), child, reader.id(), null, clock.instant(), null, null);
  }
}
