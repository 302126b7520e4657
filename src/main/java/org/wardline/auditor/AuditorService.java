package org.wardline.auditor;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.wardline.platform.data.ExclusiveTransactions;

/** Looks once at everything, in one transaction of the auditor's own role. */
@ApplicationScoped
class AuditorService {

  private final ExclusiveTransactions transactions;
  private final Clock clock;
  private final AuditorConfig config;
  private final FindingRepository findings;
  private final RowCountRepository counts;
  private final SyntheticTimeRepository synthetic;
  private final List<Rule> rules;

  AuditorService(
      @ReactiveDataSource("auditor") Pool pool,
      Clock clock,
      AuditorConfig config,
      FindingRepository findings,
      RowCountRepository counts,
      SyntheticTimeRepository synthetic) {
    this.transactions = new ExclusiveTransactions(pool, "auditor.look", config.statementTimeout());
    this.clock = clock;
    this.config = config;
    this.findings = findings;
    this.counts = counts;
    this.synthetic = synthetic;
    this.rules = rules(config);
  }

  /** Records what the rules find now, and counts the rows; the same again changes nothing. */
  Uni<Look> look() {
    Instant now = clock.instant();
    return transactions.run(
        connection ->
            findings
                .clearOthers(connection, rules, now)
                .chain(() -> apply(connection, now))
                .chain(outcomes -> count(connection, now, outcomes)));
  }

  private Uni<Look> count(SqlConnection connection, Instant now, List<RuleOutcome> outcomes) {
    return counts
        .count(connection, now)
        .chain(
            counted ->
                synthetic
                    .findNewest(connection)
                    .chain(
                        took ->
                            synthetic
                                .findOver(connection, now)
                                .map(over -> new Look(now, outcomes, counted, took, over))));
  }

  private Uni<List<RuleOutcome>> apply(SqlConnection connection, Instant now) {
    return Multi.createFrom()
        .iterable(rules)
        .onItem()
        .transformToUniAndConcatenate(
            rule -> findings.record(connection, rule, now, config.mostFindings()))
        .collect()
        .asList();
  }

  static List<Rule> rules(AuditorConfig config) {
    return Stream.of(
            CareEventRules.all(config),
            NotificationRules.all(config),
            TimerRules.all(config),
            DeliveryRules.all(config),
            ForgeryRules.all(),
            RegisterRules.all(config),
            LinkRules.all(config),
            UploadRules.all(config),
            RotaRules.all(config),
            StaffRules.all(),
            TrailRules.all(config),
            OpeningRules.all(config),
            StatementRules.all(config),
            FeedRules.all(),
            SyntheticRules.all(config.synthetic()))
        .flatMap(List::stream)
        .toList();
  }
}
