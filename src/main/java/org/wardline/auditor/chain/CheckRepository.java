package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Remembers how far each chain was read again, and what was found. */
@ApplicationScoped
class CheckRepository {

  private static final String CURSORS =
      """
      select s.chain, coalesce(c.next_seal, 1)
      from (select distinct chain from audit_seal union select chain from audit_check) s
      left join audit_check c on c.chain = s.chain
      order by s.chain
      """;

  private static final String SETTLED =
      "select coalesce(max(last_position), 0) from audit_seal where sealed_at < $1";

  private static final String REMEMBER =
      """
      insert into audit_check as c (chain, next_seal, checked_at, broken, broken_at)
      values ($1, $2, $3, $4, case when $4::text is not null then $3::timestamptz end)
      on conflict (chain) do update set next_seal = excluded.next_seal, checked_at = excluded.checked_at,
        broken = case when $5 then c.broken else excluded.broken end,
        broken_at = case when $5 or (c.broken is not null and $4 is not null) then c.broken_at
          else excluded.broken_at end
      """;

  /** The position up to which nothing is sealed any more. */
  Uni<Long> settled(SqlConnection connection, Instant before) {
    return connection
        .preparedQuery(SETTLED)
        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  Uni<List<Cursor>> cursors(SqlConnection connection) {
    return connection
        .preparedQuery(CURSORS)
        .execute()
        .map(rows -> Rows.list(rows, row -> new Cursor(row.getString(0), row.getLong(1))));
  }

  /**
   * Remembers where to go on, and the first break.
   *
   * @param broken null if there was none
   * @param keepBreak whether an earlier break stands, because the chain was not read through
   */
  Uni<Void> remember(
      SqlConnection connection, Cursor next, String broken, boolean keepBreak, Instant now) {
    return connection
        .preparedQuery(REMEMBER)
        .execute(
            Tuple.of(
                next.chain(), next.nextSeal(), now.atOffset(ZoneOffset.UTC), broken, keepBreak))
        .replaceWithVoid();
  }
}
