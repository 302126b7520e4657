package org.wardline.platform.data;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.function.Function;

/**
 * Transactions of one name, of which the database lets one run at a time over all processes; the
 * next one waits. No statement, and no wait, takes longer than the time-out.
 */
public final class ExclusiveTransactions {

  private static final String BEGIN =
      "select set_config('statement_timeout', $1, true), set_config('lock_timeout', $1, true)";
  private static final String LOCK = "select pg_advisory_xact_lock(hashtext($1))";

  private final Pool pool;
  private final String name;
  private final Duration timeout;

  public ExclusiveTransactions(Pool pool, String name, Duration timeout) {
    this.pool = pool;
    this.name = name;
    this.timeout = timeout;
  }

  /** Runs the work in a transaction and commits it, or rolls back if it fails. */
  public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection -> alone(connection).chain(() -> work.apply(connection)));
  }

  private Uni<Void> alone(SqlConnection connection) {
    return connection
        .preparedQuery(BEGIN)
        .execute(Tuple.of(Long.toString(timeout.toMillis())))
        .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(name)))
        .replaceWithVoid();
  }
}
