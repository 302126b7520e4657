package org.wardline.auditor.chain;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
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

  private static final String ADD_SEALS =
      """
      insert into audit_seal (chain, number, minute, entries, first_position, last_position,
        previous_hash, hash, sealed_at)
      select s.chain, s.number, s.minute, s.entries, s.first_position, s.last_position,
        decode(s.previous_hash, 'hex'), decode(s.hash, 'hex'), $9
      from unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::int[], $5::bigint[], $6::bigint[],
        $7::text[], $8::text[])
        s (chain, number, minute, entries, first_position, last_position, previous_hash, hash)
      """;

  private static final String ADD_ENTRIES =
      """
      insert into audit_sealed_entry (chain, seal, position, entry_id, entry_hash, late)
      select e.chain, e.seal, e.position, e.id, decode(e.hash, 'hex'), e.late
      from unnest($1::text[], $2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::boolean[])
        e (chain, seal, position, id, hash, late)
      """;

  Uni<Watermark> watermark(SqlConnection connection, Instant settledBefore) {
    return connection
        .preparedQuery(WATERMARK)
        .execute(Tuple.of(settledBefore.atOffset(UTC)))
        .map(rows -> rows.iterator().next())
        .map(row -> new Watermark(row.getLong(0), row.getOffsetDateTime(1).toInstant()));
  }

  /** Entries before the given time in the order of minute and position, in whole minutes. */
  Uni<List<TrailEntry>> unsealed(
      SqlConnection connection, Watermark watermark, Instant before, int most) {
    return connection
        .preparedQuery(UNSEALED)
        .execute(Tuple.of(watermark.settled(), before.atOffset(UTC), most))
        .map(rows -> Rows.list(rows, row -> Rows.entry(row, 0)));
  }

  Uni<Map<String, Head>> heads(SqlConnection connection, List<String> chains) {
    return connection
        .preparedQuery(HEADS)
        .execute(Tuple.of(chains.toArray(String[]::new)))
        .map(rows -> Rows.list(rows, SealRepository::head))
        .map(heads -> heads.stream().collect(Collectors.toMap(Head::chain, Function.identity())));
  }

  /** Adds them all by two statements, however long sealing stood still. */
  Uni<Void> add(SqlConnection connection, List<SealedMinute> minutes, Instant now) {
    List<Seal> seals = minutes.stream().map(SealedMinute::seal).toList();
    return connection
        .preparedQuery(ADD_SEALS)
        .execute(
            Tuple.tuple(
                List.of(
                    column(seals, Seal::chain, String[]::new),
                    column(seals, Seal::number, Long[]::new),
                    column(seals, seal -> seal.minute().atOffset(UTC), OffsetDateTime[]::new),
                    column(seals, Seal::entries, Integer[]::new),
                    column(seals, Seal::firstPosition, Long[]::new),
                    column(seals, Seal::lastPosition, Long[]::new),
                    column(seals, seal -> seal.previous().hex(), String[]::new),
                    column(seals, seal -> seal.hash().hex(), String[]::new),
                    now.atOffset(UTC))))
        .chain(() -> addEntries(connection, minutes));
  }

  private record Placed(String chain, SealedEntry entry) {}

  private static Uni<Void> addEntries(SqlConnection connection, List<SealedMinute> minutes) {
    List<Placed> placed =
        minutes.stream()
            .flatMap(
                minute ->
                    minute.entries().stream()
                        .map(entry -> new Placed(minute.seal().chain(), entry)))
            .toList();
    return connection
        .preparedQuery(ADD_ENTRIES)
        .execute(
            Tuple.of(
                column(placed, Placed::chain, String[]::new),
                column(placed, p -> p.entry().seal(), Long[]::new),
                column(placed, p -> p.entry().position(), Long[]::new),
                column(placed, p -> p.entry().id(), UUID[]::new),
                column(placed, p -> p.entry().hash().hex(), String[]::new),
                column(placed, p -> p.entry().late(), Boolean[]::new)))
        .replaceWithVoid();
  }

  private static <R, C> C[] column(List<R> rows, Function<R, C> value, IntFunction<C[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  private static Head head(Row row) {
    return new Head(row.getString(0), row.getLong(1), Hash.of(row.getBuffer(2)));
  }
}
