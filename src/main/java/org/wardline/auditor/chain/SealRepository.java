package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is not sealed yet and adds seals. */
@ApplicationScoped
class SealRepository {

  private static final String WATERMARK =
      """
      select (select coalesce(max(last_position), 0) from audit_seal where sealed_at < $1),
        (select coalesce(max(minute), 'epoch') from audit_seal)
      """;

  /** $3 bounds the number of entries, but the first minute is taken whole. */
  private static final String UNSEALED =
      """
      with unsealed as (
        select e.*, date_trunc('minute', e.at, 'UTC') as minute
        from audit_entry e
        where e.position > $1 and e.at < $2
          and not exists (select from audit_sealed_entry s where s.entry_id = e.id)),
      counted as (
        select minute, count(*) as entries, sum(count(*)) over (order by minute) as running
        from unsealed group by minute)
      select id, position, authority_id, at, actor, action, subject, detail from unsealed
      where minute <= (select max(minute) from counted where running <= $3 or running = entries)
      order by minute, position
      """;

  private static final String HEADS =
      """
      select c.chain, latest.number, latest.hash
      from unnest($1::text[]) c (chain)
      cross join lateral (
        select s.number, s.hash from audit_seal s
        where s.chain = c.chain order by s.number desc limit 1) latest
      """;

  private static final String ADD_SEAL =
      """
      insert into audit_seal (chain, number, minute, entries, first_position, last_position,
        previous_hash, hash, sealed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String ADD_ENTRIES =
      """
      insert into audit_sealed_entry (chain, seal, position, entry_id, entry_hash, late)
      select $1, $2, e.position, e.id, decode(e.hash, 'hex'), $3
      from unnest($4::bigint[], $5::uuid[], $6::text[]) e (position, id, hash)
      """;

  Uni<Watermark> watermark(SqlConnection connection, Instant settledBefore) {
    return connection
        .preparedQuery(WATERMARK)
        .execute(Tuple.of(settledBefore.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next())
        .map(row -> new Watermark(row.getLong(0), row.getOffsetDateTime(1).toInstant()));
  }

  /** Entries before the given time in the order of minute and position, in whole minutes. */
  Uni<List<TrailEntry>> unsealed(
      SqlConnection connection, Watermark watermark, Instant before, int most) {
    return connection
        .preparedQuery(UNSEALED)
        .execute(Tuple.of(watermark.settled(), before.atOffset(ZoneOffset.UTC), most))
        .map(rows -> Rows.list(rows, row -> Rows.entry(row, 0)));
  }

  Uni<Map<String, Head>> heads(SqlConnection connection, List<String> chains) {
    return connection
        .preparedQuery(HEADS)
        .execute(Tuple.of(chains.toArray(String[]::new)))
        .map(rows -> Rows.list(rows, SealRepository::head))
        .map(heads -> heads.stream().collect(Collectors.toMap(Head::chain, Function.identity())));
  }

  Uni<Void> add(SqlConnection connection, SealedMinute minute, Instant now) {
    Seal seal = minute.seal();
    return connection
        .preparedQuery(ADD_SEAL)
        .execute(
            Tuple.tuple(
                List.of(
                    seal.chain(),
                    seal.number(),
                    seal.minute().atOffset(ZoneOffset.UTC),
                    seal.entries(),
                    seal.firstPosition(),
                    seal.lastPosition(),
                    Buffer.buffer(seal.previous().bytes()),
                    Buffer.buffer(seal.hash().bytes()),
                    now.atOffset(ZoneOffset.UTC))))
        .chain(() -> addEntries(connection, seal, minute.entries()));
  }

  private static Uni<Void> addEntries(
      SqlConnection connection, Seal seal, List<SealedEntry> entries) {
    return connection
        .preparedQuery(ADD_ENTRIES)
        .execute(
            Tuple.of(
                seal.chain(),
                seal.number(),
                entries.getFirst().late(),
                entries.stream().map(SealedEntry::position).toArray(Long[]::new),
                entries.stream().map(SealedEntry::id).toArray(UUID[]::new),
                entries.stream().map(entry -> entry.hash().hex()).toArray(String[]::new)))
        .replaceWithVoid();
  }

  private static Head head(Row row) {
    return new Head(row.getString(0), row.getLong(1), Hash.of(row.getBuffer(2)));
  }
}
