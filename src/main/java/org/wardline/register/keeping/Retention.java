package org.wardline.register.keeping;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;

/**
 * The purge of what a council's register need not keep any more. Each class leaves a receipt. What
 * is under a legal hold, and a child of whom an event is kept, stays.
 */
@ApplicationScoped
public class Retention {
  private record Cut(
      UUID id, String authority, String kind, Instant at, Instant before, long seconds) {}

  private record Kind(String kind, Duration kept, List<String> statements) {}

  private record Of(String authority) {}

  /**
   * A class of data.
   *
   * @param why the reason for the default
   */
  public record KeptClass(String name, Duration kept, String why) {}

  /** What a purge did; nothing of what it purged. */
  public record Receipt(String name, Instant at, Instant before, int purged, int held) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final PurgeTrail trail;
  private final RetentionConfig config;
  private final Clock clock;

  Retention(
      AuthorityScope scope, Batch batch, PurgeTrail trail, RetentionConfig config, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.trail = trail;
    this.config = config;
    this.clock = clock;
  }

  /** How long each class is kept here, and why. */
  public List<KeptClass> classes() {
    return List.of(
        new KeptClass(
            "load results",
            config.loadResults(),
            "What became of each row of a file: until the council has mended what was wrong."),
        new KeptClass(
            "history",
            config.history(),
            "What was known of a child when: as long as a claim may be brought about what was done"
                + " with it. What was known last stays as long as the child."),
        new KeptClass(
            "national files",
            config.nationalFiles(),
            "What came from the national service, byte for byte: until a fault of it would have been"
                + " noticed. When it came and what became of it stays."),
        new KeptClass(
            "closed children",
            config.closedChildren(),
            "No plan is visible after 365 days, and a second year is for complaints."));
  }

  /** The receipts of the newest purges; at most 50. */
  @WithTransaction
  public Uni<List<Receipt>> receipts(String authority) {
    return scope
        .enter(List.of(authority))
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('name', p.class, 'at', p.at, 'before', p.before, 'purged', p.purged,
                        'held', p.held) as text)
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
                    join purge_receipt p on p.authority_id = k.authority
                    order by p.at desc, p.class limit 50
                    """,
                    List.of(new Of(authority)),
                    Receipt.class));
  }

  /** Purges what is older than its class is kept; to be run every day. */
  @WithTransaction
  public Uni<Void> purge(String authority) {
    return scope
        .enter(List.of(authority))
        .chain(
            () ->
                Multi.createFrom()
                    .items(
                        new Kind("load results", config.loadResults(), LOAD_RESULTS),
                        new Kind("history", config.history(), HISTORY),
                        new Kind("national files", config.nationalFiles(), NATIONAL_FILES),
                        new Kind("closed children", config.closedChildren(), CLOSED_CHILDREN))
                    .onItem()
                    .transformToUniAndConcatenate(of -> purge(authority, of))
                    .collect()
                    .asList())
        .chain(receipts -> trail.remember(authority, receipts));
  }

  /** Answers the id of its receipt, which there is if it purged anything. */
  private Uni<UUID> purge(String authority, Kind of) {
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    List<Cut> cut =
        List.of(
            new Cut(id, authority, of.kind(), now, now.minus(of.kept()), of.kept().toSeconds()));
    return batch
        .execute(of.statements().getFirst(), cut)
        .call(
            () ->
                Multi.createFrom()
                    .iterable(of.statements().subList(1, of.statements().size()))
                    .onItem()
                    .transformToUniAndConcatenate(statement -> batch.execute(statement, cut))
                    .collect()
                    .last())
        .replaceWith(id);
  }

  private static final String K =
      """
      with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
          as r (id uuid, authority text, kind text, at timestamptz, before timestamptz, seconds bigint)),
        held as (select h.child_id from legal_hold h join k on h.authority_id = k.authority where h.lifted_at is null),
      """;

  /** A purge that found nothing leaves no receipt. */
  private static final String RECEIPT =
      """
      insert into purge_receipt (id, authority_id, class, kept_for, before, purged, held, at)
      select k.id, k.authority, k.kind, make_interval(secs => k.seconds), k.before, p.purged, p.held, k.at
      from k, (select (select count(*) from gone) as purged, (select count(*) from kept) as held) p
      where p.purged > 0
      """;

  private static final List<String> LOAD_RESULTS =
      List.of(
          K
              + """
              gone as (
                delete from register_row r using k, register_load l
                where l.id = r.load_id and l.authority_id = k.authority and l.settled_at < k.before
                returning r.number),
              kept as (select 1 where false)
              """
              + RECEIPT);

  private static final List<String> HISTORY =
      List.of(
          K
              + """
              old as (
                select h.child_id, h.position from k join child_history h on h.authority_id = k.authority
                where h.recorded_at < k.before and exists (
                  select from child_history newer where newer.child_id = h.child_id and newer.position > h.position)),
              kept as (select * from old where child_id in (select child_id from held)),
              gone as (
                delete from child_history h using old
                where h.child_id = old.child_id and h.position = old.position
                  and old.child_id not in (select child_id from held)
                returning h.position)
              """
              + RECEIPT);

  private static final List<String> NATIONAL_FILES =
      List.of(
          K
              + """
              gone as (
                update mailbox_message m set body = '' from k
                where m.authority_id = k.authority and m.acknowledged_at < k.before and m.body <> '' and not m.report
                returning m.id),
              kept as (select 1 where false)
              """
              + RECEIPT);

  private static final String OLD_CHILDREN =
      """
      old as (
        select c.id from k join child c on c.authority_id = k.authority and c.closed_at < k.before
        where not exists (select from episode e where e.child_id = c.id)
          and not exists (select from review r where c.id = any (r.candidates) or r.child_id = c.id)
          and not exists (select from plan p where p.child_id = c.id and p.deleted_at is null
            and greatest(coalesce(p.ended_at, 'infinity'), p.expected_delivery_on + interval '28 days') >= k.before)
          and not exists (select from child other where other.mother_id = c.id)
          and not exists (select from legal_hold h where h.child_id = c.id and h.lifted_at is not null
            and h.lifted_at >= k.before)),
      kept as (select id from old where id in (select child_id from held))
      """;

  /** A child who is gone has an entry of its own. */
  private static final String ENTRIES =
      """
      insert into audit_entry (id, authority_id, at, actor, action, subject, detail)
      select gen_random_uuid(), k.authority, k.at, 'function:loading', 'purged', 'child:' || old.id,
        'purge_receipt:' || k.id
      from k, old where old.id not in (select child_id from held)
      """;

  private static String deletion(String table) {
    return K
        + OLD_CHILDREN
        + "delete from "
        + table
        + " t using old where t.child_id = old.id and old.id not in (select child_id from held)";
  }

  /** The receipt is written before the rows are gone, by the same choice. */
  private static final List<String> CLOSED_CHILDREN =
      List.of(
          K
              + OLD_CHILDREN
              + ", gone as (select id from old where id not in (select child_id from held)) "
              + RECEIPT,
          K + OLD_CHILDREN + ENTRIES,
          deletion("child_history"),
          deletion("allocation"),
          deletion("plan"),
          deletion("child_name"),
          deletion("child_local_id"),
          deletion("child_listing"),
          deletion("child_bar"),
          deletion("child_number"),
          deletion("child").replace("t.child_id", "t.id"));
}
