package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.data.Place;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * Tells managers who opened which child of another team, until one says that they have seen it.
 * What the one who was told has not seen for a day, every manager is told; of a child who is
 * restricted now, its keepers are told.
 */
@ApplicationScoped
class OpeningNotices {
  /** How many a page shows. */
  static final int MOST = 50;

  /** After which every manager is told what one alone was told. */
  static final Duration FOR_ONE_ALONE = Duration.ofHours(24);

  private record Asked(
      UUID opening,
      String authority,
      UUID worker,
      boolean manager,
      Instant at,
      Instant waited,
      Place after) {}

  private record Sealed(UUID id, UUID child, String worker, String reason, Instant at) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  OpeningNotices(AuthorityScope scope, Batch batch, AuditTrail audit, Clock clock) {
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
   * The latest {@value #MOST} after a place or, without one, of all, and one more; none about whom
   * the reader may not know. Each that is shown is an entry: people write of the child why they
   * looked.
   */
  @WithTransaction
  Uni<List<Told>> toBeSeen(Worker reader, SealingKeys keys, Place after) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> batch.query(TO_BE_SEEN, List.of(asked(reader, null, after)), Sealed.class))
        .call(
            found ->
                audit.append(found.stream().limit(MOST).map(one -> shown(reader, one)).toList()))
        .map(found -> found.stream().map(row -> opened(row, keys)).toList());
  }

  private static AuditEntry shown(Worker reader, Sealed one) {
    return AuditEntry.ofWorker(
        reader.id(),
        reader.authority(),
        "opening shown",
        Openings.TABLE,
        one.id(),
        "child:" + one.child());
  }

  private static Told opened(Sealed row, SealingKeys keys) {
    String reason = keys.openText(row.reason(), Openings.TABLE, row.id());
    return new Told(row.id(), row.child(), row.worker(), reason, row.at());
  }

  /** The reader has seen it; nothing happens when it was not for them. */
  @WithTransaction
  Uni<Void> seen(Worker reader, UUID opening) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> batch.execute(SEEN, List.of(asked(reader, opening, null))))
        .chain(
            changed ->
                changed == 0
                    ? Uni.createFrom().voidItem()
                    : audit.append(List.of(remembered(reader, opening))));
  }

  private static AuditEntry remembered(Worker reader, UUID opening) {
    return AuditEntry.ofWorker(
        reader.id(), reader.authority(), "opening seen", Openings.TABLE, opening, "");
  }

  private Asked asked(Worker reader, UUID opening, Place after) {
    Instant now = clock.instant();
    return new Asked(
        opening,
        reader.authority(),
        reader.id(),
        OpeningPolicy.isManager(reader),
        now,
        now.minus(FOR_ONE_ALONE),
        after);
  }

  /** What waits for this reader: k is the reader, o the opening, c its child. */
  private static final String TOLD =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (opening uuid, authority text, worker uuid,
        manager boolean, at timestamptz, waited timestamptz, after jsonb)
      join child_opening o on o.authority_id = k.authority and o.seen_at is null and o.worker_id <> k.worker
      join child c on c.id = o.child_id
        and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.worker)
        and case
          when c.restricted then k.worker in (c.custodian_id, c.deputy_id)
          else k.manager and (o.tell_id is null or o.tell_id = k.worker or o.opened_at < k.waited)
        end
      """;

  private static final String TO_BE_SEEN =
      """
      select cast(json_build_object('id', o.id, 'child', o.child_id, 'worker', w.name,
          'reason', encode(o.reason, 'hex'), 'at', o.opened_at) as text)
      """
          + TOLD
          + """
          join worker w on w.id = o.worker_id
          where k.after is null
            or (o.opened_at, o.id) < (cast(k.after ->> 'at' as timestamptz), cast(k.after ->> 'id' as uuid))
          order by o.opened_at desc, o.id desc limit 51
          """;

  private static final String SEEN =
      "update child_opening u set seen_by = t.worker, seen_at = t.at from (select o.id, k.worker, k.at "
          + TOLD
          + " where o.id = k.opening) t where u.id = t.id";
}
