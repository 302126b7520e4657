package org.wardline.auditor.statement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Keeps what was stated; nothing of it is ever changed. */
@ApplicationScoped
class StatementRepository {

  /** The days since the latest statement, at most a week of them, up to $1. */
  private static final String DUE =
      """
      select cast(d as date) from generate_series(
        greatest(
          cast($1 as date) - 6,
          (select coalesce(max(day) + 1, cast($1 as date)) from daily_statement)),
        cast($1 as date), interval '1 day') d
      order by d
      """;

  private static final String KEEP =
      """
      insert into daily_statement (day, made_at, body, differences, signature, to_mail)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing
      """;

  private static final String UNMAILED =
      """
      select day, body, differences, signature from daily_statement
      where to_mail and mailed_at is null order by day
      """;

  private static final String MAILED =
      "update daily_statement set mailed_at = $2 where day = $1 and mailed_at is null";

  Uni<List<LocalDate>> findDue(SqlConnection connection, LocalDate newest) {
    return connection
        .preparedQuery(DUE)
        .execute(Tuple.of(newest))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getLocalDate(0))
                    .toList());
  }

  Uni<Void> keep(SqlConnection connection, DailyStatement statement, boolean toMail, Instant now) {
    return connection
        .preparedQuery(KEEP)
        .execute(
            Tuple.of(
                statement.day(),
                now.atOffset(ZoneOffset.UTC),
                statement.body(),
                statement.differences(),
                statement.signature().map(Buffer::buffer).orElse(null),
                toMail))
        .replaceWithVoid();
  }

  Uni<List<DailyStatement>> findUnmailed(SqlConnection connection) {
    return connection
        .preparedQuery(UNMAILED)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(StatementRepository::statement)
                    .toList());
  }

  Uni<Void> recordMailed(SqlConnection connection, LocalDate day, Instant now) {
    return connection
        .preparedQuery(MAILED)
        .execute(Tuple.of(day, now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static DailyStatement statement(Row row) {
    return new DailyStatement(
        row.getLocalDate(0),
        row.getString(1),
        row.getInteger(2),
        Optional.ofNullable(row.getBuffer(3)).map(Buffer::getBytes));
  }
}
