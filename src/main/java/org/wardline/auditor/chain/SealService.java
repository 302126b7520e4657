package org.wardline.auditor.chain;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.wardline.platform.data.ExclusiveTransactions;

/**
 * Seals the closed minutes of the audit trail.
 *
 * <p>Transactions commit out of order, so an entry may become visible after later ones, even after
 * its minute was sealed. What is sealed is therefore not a range of positions but whatever is in no
 * seal yet: an entry that comes late goes into a later seal of its chain, marked as late, which the
 * auditor reports, because an entry that somebody inserted afterwards looks just the same. Only
 * what comes later than any transaction can last (a day, by default) is left out: that is no entry
 * of the application, and reading the chain again names it as inserted.
 */
@ApplicationScoped
class SealService {

  private final ExclusiveTransactions transactions;
  private final Clock clock;
  private final ChainConfig config;
  private final SealRepository seals;

  SealService(
      @ReactiveDataSource("auditor") Pool pool,
      Clock clock,
      ChainConfig config,
      SealRepository seals) {
    this.transactions = new ExclusiveTransactions(pool, "auditor.seal", config.statementTimeout());
    this.clock = clock;
    this.config = config;
    this.seals = seals;
  }

  /** Seals what is closed, oldest first, and answers the new seals in the order of each chain. */
  Uni<List<SealedMinute>> seal() {
    Instant now = clock.instant();
    Instant closed = now.minus(config.grace()).truncatedTo(ChronoUnit.MINUTES);
    return transactions.run(
        connection ->
            seals
                .watermark(connection, now.minus(config.lookBack()))
                .chain(
                    mark ->
                        seals
                            .unsealed(connection, mark, closed, config.sealEntries())
                            .chain(entries -> seal(connection, entries, mark, now))));
  }

  private Uni<List<SealedMinute>> seal(
      SqlConnection connection, List<TrailEntry> entries, Watermark mark, Instant now) {
    return seals
        .heads(connection, entries.stream().map(TrailEntry::chain).distinct().toList())
        .map(heads -> SealedMinute.of(entries, heads, mark))
        .call(minutes -> seals.add(connection, minutes, now));
  }
}
