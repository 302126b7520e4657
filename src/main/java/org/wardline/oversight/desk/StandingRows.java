package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;

/**
 * Reads by one statement how things stand: counts and times, none of a person and none of a
 * restricted child.
 */
@ApplicationScoped
class StandingRows {
  private record Asked(String authority, boolean whole, Instant at) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Clock clock;

  StandingRows(AuthorityScope scope, Batch batch, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.clock = clock;
  }

  /** What waits in a table for a function; oldest is null when nothing does. */
  record Work(String function, long waiting, Instant oldest) {}

  /** When a sender, or a part of the national link, was heard of last. */
  record Feed(String name, Instant lastMessageAt, Instant lastHeartbeatAt, boolean silent) {}

  /**
   * How things stand.
   *
   * @param findings how many are open
   * @param keptAside how many messages were; null for who does not answer for the deployment
   */
  record Standing(List<Work> work, List<Feed> feeds, long findings, Long keptAside) {
    Standing {
      work = List.copyOf(work);
      feeds = List.copyOf(feeds);
    }
  }

  @WithTransaction
  Uni<Standing> read(DeskVisit reader) {
    String authority = reader.worker().authority();
    return scope
        .enter(List.of(authority))
        .chain(
            () ->
                batch.query(
                    STANDING,
                    List.of(new Asked(authority, reader.whole(), clock.instant())),
                    Standing.class))
        .map(List::getFirst);
  }

  private static final String STANDING =
      """
      select cast(json_build_object(
        'work', (
          select json_agg(json_build_object('function', w.function, 'waiting', w.waiting, 'oldest', w.oldest))
          from (
            select 'matching' as function, count(*) as waiting, min(accepted_at) as oldest
            from care_event where state = 'accepted' having k.whole
            union all
            select 'dispatch', count(*), min(d.due_at)
            from delivery d left join notification n on n.id = d.notification_id
            where d.authority_id = k.authority and d.state in ('due', 'sending') and d.due_at <= k.at
              and n.restricted is not true
            union all
            select 'escalation', count(*), min(step_due_at)
            from notification
            where authority_id = k.authority and state = 'open' and step_due_at <= k.at and not restricted) w),
        'feeds', (
          select coalesce(json_agg(json_build_object('name', f.name, 'lastMessageAt', f.message_at,
              'lastHeartbeatAt', f.heartbeat_at, 'silent', f.silent) order by f.silent desc, f.name), '[]')
          from (
            select sender as name, last_message_at as message_at, last_heartbeat_at as heartbeat_at,
              last_message_at + silent_after < k.at as silent
            from feed where k.whole
            union all
            select 'national link: ' || what, at, null, exists (
              select from finding
              where rule = 'link-' || what || '-late' and subject = 'link:' || authority_id and cleared_at is null)
            from link_freshness where authority_id = k.authority) f),
        'findings', (
          select count(*) from finding f
          where f.cleared_at is null and (f.authority_id = k.authority or f.authority_id is null and k.whole)),
        'keptAside', case when k.whole then (select count(*) from quarantine q where not is_settled_message(q.id)) end) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, whole boolean, at timestamptz)
      """;
}
