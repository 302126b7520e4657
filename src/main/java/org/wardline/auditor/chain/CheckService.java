package org.wardline.auditor.chain;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wardline.auditor.chain.ChainCheck.Broken;
import org.wardline.auditor.chain.ChainCheck.Intact;
import org.wardline.auditor.chain.ChainReading.Part;
import org.wardline.platform.data.ExclusiveTransactions;

/**
 * Reads every chain again, a part in each run and round and round, so that a change is noticed
 * however old the entry is. The first break is remembered until the chain was read through without
 * one.
 */
@ApplicationScoped
class CheckService {

  private final ExclusiveTransactions transactions;
  private final Clock clock;
  private final ChainConfig config;
  private final CheckRepository checks;
  private final ChainReading reading;

  CheckService(
      @ReactiveDataSource("auditor") Pool pool,
      Clock clock,
      ChainConfig config,
      CheckRepository checks,
      ChainReading reading) {
    this.transactions = new ExclusiveTransactions(pool, "auditor.check", config.statementTimeout());
    this.clock = clock;
    this.config = config;
    this.checks = checks;
    this.reading = reading;
  }

  /** Reads the next part of each chain; answers the broken ones. */
  Uni<Map<String, Broken>> check() {
    Instant now = clock.instant();
    return transactions.run(
        connection ->
            checks
                .settled(connection, now.minus(config.lookBack()))
                .chain(
                    settled ->
                        cursors(connection)
                            .chain(cursors -> check(connection, cursors, settled, now))));
  }

  /** Those heads whose chains still have the head that was published before. */
  Uni<List<Head>> continuing(Collection<Head> heads) {
    return transactions.run(
        connection ->
            Multi.createFrom()
                .iterable(heads)
                .select()
                .when(head -> reading.hasPublishedHead(connection, head.chain()))
                .collect()
                .asList());
  }

  /** Reads one chain from its beginning to its end, or to its first break. */
  Uni<ChainCheck> verify(String chain) {
    return transactions.run(
        connection -> verify(connection, Cursor.atTheBeginning(chain), Intact.NOTHING));
  }

  /** Reads every chain, each by a transaction of its own. */
  Uni<Map<String, ChainCheck>> verifyAll() {
    return transactions
        .run(this::cursors)
        .chain(
            cursors ->
                Multi.createFrom()
                    .iterable(cursors)
                    .onItem()
                    .transformToUniAndConcatenate(
                        cursor ->
                            verify(cursor.chain()).map(check -> Map.entry(cursor.chain(), check)))
                    .collect()
                    .asMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Of all chains, also of one that was deleted as a whole and stands in a published head only. */
  private Uni<List<Cursor>> cursors(SqlConnection connection) {
    return checks.cursors(connection).chain(reading::withPublished);
  }

  private Uni<ChainCheck> verify(SqlConnection connection, Cursor from, Intact before) {
    return reading
        .read(connection, from, Long.MAX_VALUE)
        .chain(
            part ->
                switch (part.check()) {
                  case Broken broken -> Uni.createFrom().item(broken);
                  case Intact intact -> verify(connection, part.next(), before.plus(intact));
                });
  }

  private Uni<ChainCheck> verify(SqlConnection connection, Optional<Cursor> next, Intact before) {
    return next.isPresent()
        ? verify(connection, next.get(), before)
        : Uni.createFrom().item(before);
  }

  private Uni<Map<String, Broken>> check(
      SqlConnection connection, List<Cursor> cursors, long settled, Instant now) {
    return Multi.createFrom()
        .iterable(cursors)
        .onItem()
        .transformToUniAndConcatenate(
            cursor ->
                reading
                    .read(connection, cursor, settled)
                    .call(part -> remember(connection, cursor.chain(), part, now))
                    .map(part -> Map.entry(cursor.chain(), part.check())))
        .collect()
        .asList()
        .map(CheckService::broken);
  }

  private Uni<Void> remember(SqlConnection connection, String chain, Part part, Instant now) {
    Cursor next = part.next().orElse(Cursor.atTheBeginning(chain));
    return switch (part.check()) {
      case Broken broken -> checks.remember(connection, next, broken.place(), false, now);
      case Intact intact -> checks.remember(connection, next, null, part.next().isPresent(), now);
    };
  }

  private static Map<String, Broken> broken(List<Map.Entry<String, ChainCheck>> checks) {
    return checks.stream()
        .filter(check -> check.getValue() instanceof Broken)
        .collect(Collectors.toMap(Map.Entry::getKey, check -> (Broken) check.getValue()));
  }
}
