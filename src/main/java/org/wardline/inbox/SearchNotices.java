package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * Tells managers who looked for children of other teams and was shown some of theirs, once for each
 * search, until one says that they have seen it. What the one who was told has not seen for a day,
 * every manager is told; of a child who is restricted now, its keepers are told.
 */
@ApplicationScoped
class SearchNotices {
  private static final String TABLE = "child_search_notice";

  private record Asked(
      UUID notice, String authority, UUID worker, boolean manager, Instant at, Instant waited) {}

  private record Sealed(
      UUID id, UUID search, String worker, String reason, Instant at, int children) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  SearchNotices(AuthorityScope scope, Batch batch, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a manager is told.
   *
   * @param children how many of those who were listed the reader may know of
   */
  record Told(UUID id, String worker, String reason, Instant at, int children) {
    @Override
    public String toString() {
      return "Told[" + id + ']';
    }
  }

  /** The latest {@value OpeningNotices#MOST} and one more. */
  @WithTransaction
  Uni<List<Told>> toBeSeen(Worker reader, SealingKeys keys) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> batch.query(TO_BE_SEEN, List.of(asked(reader, null)), Sealed.class))
        .map(found -> found.stream().map(row -> opened(row, keys)).toList());
  }

  private static Told opened(Sealed row, SealingKeys keys) {
    String reason = Searches.opened(row.search(), row.reason(), keys);
    return new Told(row.id(), row.worker(), reason, row.at(), row.children());
  }

  /** The reader has seen it; nothing happens when it was not for them. */
  @WithTransaction
  Uni<Void> seen(Worker reader, UUID notice) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> batch.execute(SEEN, List.of(asked(reader, notice))))
        .chain(
            changed ->
                changed == 0
                    ? Uni.createFrom().voidItem()
                    : audit.append(List.of(remembered(reader, notice))));
  }

  private static AuditEntry remembered(Worker reader, UUID notice) {
    return AuditEntry.ofWorker(reader.id(), reader.authority(), "search seen", TABLE, notice, "");
  }

  private Asked asked(Worker reader, UUID notice) {
    Instant now = clock.instant();
    return new Asked(
        notice,
        reader.authority(),
        reader.id(),
        OpeningPolicy.isManager(reader),
        now,
        now.minus(OpeningNotices.FOR_ONE_ALONE));
  }

  /**
   * What waits for this reader: k is the reader, n the notice, s its search, c one of its children.
   */
  private static final String TOLD =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (notice uuid, authority text, worker uuid,
        manager boolean, at timestamptz, waited timestamptz)
      join child_search_notice n on n.authority_id = k.authority and n.seen_at is null
      join child_search s on s.id = n.search_id and s.worker_id <> k.worker
      join child_search_listed l on l.notice_id = n.id
      join child c on c.id = l.child_id
        and not exists (select from child_bar b where b.child_id = c.id and b.worker_id = k.worker)
        and case
          when c.restricted then k.worker in (c.custodian_id, c.deputy_id)
          else k.manager and (n.tell_id is null or n.tell_id = k.worker or s.searched_at < k.waited)
        end
      """;

  private static final String TO_BE_SEEN =
      """
      select cast(json_build_object('id', n.id, 'search', s.id, 'worker', w.name,
          'reason', encode(s.reason, 'hex'), 'at', s.searched_at, 'children', count(*)) as text)
      """
          + TOLD
          + """
          join worker w on w.id = s.worker_id
          group by n.id, s.id, w.name order by s.searched_at desc, n.id limit 51
          """;

  private static final String SEEN =
      "update child_search_notice u set seen_by = t.worker, seen_at = t.at"
          + " from (select distinct n.id, k.worker, k.at "
          + TOLD
          + " where n.id = k.notice) t where u.id = t.id";
}
