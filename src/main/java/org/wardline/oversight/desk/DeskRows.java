package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** Reads what the desk shows: counts, times and opaque ids, none of a person. */
@ApplicationScoped
class DeskRows {
  private record Asked(String authority, Instant at, LocalDate day) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Clock clock;

  DeskRows(AuthorityScope scope, Batch batch, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.clock = clock;
  }

  /** What waits in a table for a function; oldest is null when nothing does. */
  record Work(String function, long waiting, Instant oldest) {}

  /** When a sender, or a part of the national link, was heard of last. */
  record Feed(String name, Instant lastMessageAt, Instant lastHeartbeatAt, boolean silent) {}

  /** What the auditor found; clearedAt is null while it is so. */
  record Finding(
      String rule, String subject, Instant firstSeenAt, Instant clearedAt, String remedy) {}

  /** One daily statement; the body is null in a list. */
  record Statement(
      LocalDate day,
      int differences,
      boolean signed,
      Instant mailedAt,
      boolean toMail,
      String body) {}

  /** A message that was kept aside, without its bytes. */
  record Kept(
      UUID id,
      String sender,
      String contentType,
      String reason,
      Instant arrivedAt,
      long size,
      Instant replayedAt,
      String result) {}

  @WithTransaction
  Uni<List<Work>> work(Worker reader) {
    return ask(reader, null, WORK, Work.class);
  }

  @WithTransaction
  Uni<List<Feed>> feeds(Worker reader) {
    return ask(reader, null, FEEDS, Feed.class);
  }

  /** Open ones first, then those that were cleared in the last 30 days; at most 200. */
  @WithTransaction
  Uni<List<Finding>> findings(Worker reader) {
    return ask(reader, null, FINDINGS, Finding.class);
  }

  /** The latest 60. */
  @WithTransaction
  Uni<List<Statement>> statements(Worker reader) {
    return ask(reader, null, STATEMENTS, Statement.class);
  }

  @WithTransaction
  Uni<Optional<Statement>> statement(Worker reader, LocalDate day) {
    return ask(reader, day, STATEMENT, Statement.class).map(found -> found.stream().findFirst());
  }

  /** The latest 200. */
  @WithTransaction
  Uni<List<Kept>> quarantine(Worker reader) {
    return ask(reader, null, QUARANTINE, Kept.class);
  }

  private <T> Uni<List<T>> ask(Worker reader, LocalDate day, String sql, Class<T> type) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    sql, List.of(new Asked(reader.authority(), clock.instant(), day)), type));
  }

  private static final String K =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, at timestamptz, day date)
      """;

  private static final String WORK =
      """
      select cast(json_build_object('function', w.function, 'waiting', w.waiting, 'oldest', w.oldest) as text)
      """
          + K
          + """
          cross join lateral (
            select 'matching' as function, count(*) as waiting, min(accepted_at) as oldest
            from care_event where state = 'accepted'
            union all
            select 'dispatch', count(*), min(due_at)
            from delivery where authority_id = k.authority and state in ('due', 'sending') and due_at <= k.at
            union all
            select 'escalation', count(*), min(step_due_at)
            from notification where authority_id = k.authority and state = 'open' and step_due_at <= k.at) w
          """;

  private static final String FEEDS =
      """
      select cast(json_build_object('name', f.name, 'lastMessageAt', f.message_at,
          'lastHeartbeatAt', f.heartbeat_at, 'silent', f.silent) as text)
      """
          + K
          + """
          cross join lateral (
            select sender as name, last_message_at as message_at, last_heartbeat_at as heartbeat_at,
              last_message_at + silent_after < k.at as silent
            from feed
            union all
            select 'national link: ' || what, at, null, false from link_freshness where authority_id = k.authority) f
          order by f.silent desc, f.name
          """;

  private static final String FINDINGS =
      """
      select cast(json_build_object('rule', f.rule, 'subject', f.subject, 'firstSeenAt', f.first_seen_at,
          'clearedAt', f.cleared_at, 'remedy', f.remedy) as text)
      """
          + K
          + """
          join finding f on f.cleared_at is null or f.cleared_at > k.at - interval '30 days'
          order by f.cleared_at desc nulls first, f.first_seen_at desc limit 200
          """;

  private static final String STATEMENTS =
      """
      select cast(json_build_object('day', s.day, 'differences', s.differences, 'signed', s.signature is not null,
          'mailedAt', s.mailed_at, 'toMail', s.to_mail) as text)
      """
          + K
          + "join daily_statement s on true order by s.day desc limit 60";

  private static final String STATEMENT =
      """
      select cast(json_build_object('day', s.day, 'differences', s.differences, 'signed', s.signature is not null,
          'mailedAt', s.mailed_at, 'toMail', s.to_mail, 'body', s.body) as text)
      """
          + K
          + "join daily_statement s on s.day = k.day";

  private static final String QUARANTINE =
      """
      select cast(json_build_object('id', q.id, 'sender', q.sender, 'contentType', q.content_type, 'reason', q.reason,
          'arrivedAt', q.arrived_at, 'size', length(q.body), 'replayedAt', r.at, 'result', r.result) as text)
      """
          + K
          + """
          join quarantine q on true
          left join lateral (
            select at, result from replay where subject = q.id order by at desc limit 1) r on true
          order by q.arrived_at desc limit 200
          """;
}
