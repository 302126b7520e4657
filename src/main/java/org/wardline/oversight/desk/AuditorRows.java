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

/** Reads what the auditor has written down: findings and daily statements, none of a person. */
@ApplicationScoped
class AuditorRows {
  private record Asked(String authority, UUID reader, boolean whole, Instant at) {}

  private record Wanted(LocalDate day) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Clock clock;

  AuditorRows(AuthorityScope scope, Batch batch, Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.clock = clock;
  }

  /**
   * What the auditor found.
   *
   * @param about what can be said on the telephone: a notification's reference, a duty's team; null
   *     where there is no such or the reader may not know
   * @param on when a duty that nobody has begins, or null
   * @param clearedAt null while it is so
   */
  record Finding(
      String rule,
      String subject,
      String about,
      Instant on,
      Instant firstSeenAt,
      Instant clearedAt,
      String remedy) {}

  /** One daily statement of the whole deployment; the body is null in a list. */
  record Statement(
      LocalDate day,
      int differences,
      boolean signed,
      Instant mailedAt,
      boolean toMail,
      String body) {}

  /**
   * The council's, and the deployment's for who answers for it: open ones first, then those that
   * were cleared in the last 30 days; at most 200. Of a child of whom the reader may not know they
   * say what kind of row it is about, and not which.
   */
  @WithTransaction
  Uni<List<Finding>> findings(DeskVisit reader) {
    String authority = reader.worker().authority();
    return scope
        .enter(List.of(authority))
        .chain(
            () ->
                batch.query(
                    FINDINGS,
                    List.of(
                        new Asked(
                            authority, reader.worker().id(), reader.whole(), clock.instant())),
                    Finding.class));
  }

  /** The latest 60. */
  @WithTransaction
  Uni<List<Statement>> statements() {
    return batch.query(STATEMENTS, List.of(new Wanted(null)), Statement.class);
  }

  @WithTransaction
  Uni<Optional<Statement>> statement(LocalDate day) {
    return batch
        .query(STATEMENT, List.of(new Wanted(day)), Statement.class)
        .map(found -> found.stream().findFirst());
  }

  private static final String FINDINGS =
      """
      select cast(json_build_object('rule', f.rule,
          'subject', case when may_know(k.reader, f.subject) then f.subject else split_part(f.subject, ':', 1) end,
          'about', case when may_know(k.reader, f.subject) then coalesce(n.reference, t.name) end, 'on', g.from_at,
          'firstSeenAt', f.first_seen_at, 'clearedAt', f.cleared_at, 'remedy', f.remedy) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, whole boolean,
        at timestamptz)
      join finding f on (f.cleared_at is null or f.cleared_at > k.at - interval '30 days')
        and (f.authority_id = k.authority or f.authority_id is null and k.whole)
      left join delivery d on d.id = id_of('delivery', f.subject)
      left join notification n on n.id = coalesce(d.notification_id, id_of('notification', f.subject))
      left join rota_gap g on g.id = id_of('rota_gap', f.subject)
      left join team t on t.id = g.team_id
      order by f.cleared_at desc nulls first, f.first_seen_at desc limit 200
      """;

  private static final String STATEMENTS =
      """
      select cast(json_build_object('day', s.day, 'differences', s.differences, 'signed', s.signature is not null,
          'mailedAt', s.mailed_at, 'toMail', s.to_mail) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (day date)
      cross join daily_statement s order by s.day desc limit 60
      """;

  private static final String STATEMENT =
      """
      select cast(json_build_object('day', s.day, 'differences', s.differences, 'signed', s.signature is not null,
          'mailedAt', s.mailed_at, 'toMail', s.to_mail, 'body', s.body) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (day date)
      join daily_statement s on s.day = k.day
      """;
}
