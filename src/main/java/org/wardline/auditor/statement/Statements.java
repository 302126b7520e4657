package org.wardline.auditor.statement;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.wardline.platform.data.ExclusiveTransactions;

/** The door of the daily statements: made once for each day, kept, then mailed until it is out. */
@ApplicationScoped
public class Statements {

  private static final Logger LOG = Logger.getLogger(Statements.class);

  private final ExclusiveTransactions transactions;
  private final Clock clock;
  private final StatementConfig config;
  private final DayCounting counting;
  private final StatementRepository statements;
  private final StatementMail mail;

  Statements(
      @ReactiveDataSource("auditor") Pool pool,
      Clock clock,
      StatementConfig config,
      DayCounting counting,
      StatementRepository statements,
      StatementMail mail) {
    this.transactions =
        new ExclusiveTransactions(pool, "auditor.statement", config.statementTimeout());
    this.clock = clock;
    this.config = config;
    this.counting = counting;
    this.statements = statements;
    this.mail = mail;
  }

  /** Makes what is due and was not made yet; after an outage, of each day that was missed. */
  public Uni<Void> makeDue() {
    Instant now = clock.instant();
    LocalDate newest = StatementPolicy.newestDue(now, config.at());
    return transactions.run(
        connection ->
            statements
                .findDue(connection, newest)
                .chain(days -> oneByOne(days, day -> make(connection, day, now))));
  }

  /** Mails what was not mailed yet; what fails is tried again by the next run. */
  public Uni<Void> mailUnmailed() {
    return mail.hasRecipients()
        ? transactions
            .run(statements::findUnmailed)
            .chain(unmailed -> oneByOne(unmailed, this::mail))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> make(SqlConnection connection, LocalDate day, Instant now) {
    return counting
        .count(connection, day)
        .call(made -> statements.keep(connection, made, mail.hasRecipients(), now))
        .invoke(
            made -> LOG.infof("daily statement: day=%s differences=%d", day, made.differences()))
        .replaceWithVoid();
  }

  private Uni<Void> mail(DailyStatement statement) {
    return mail.send(statement)
        .chain(
            () ->
                transactions.run(
                    connection ->
                        statements.recordMailed(connection, statement.day(), clock.instant())));
  }

  private static <T> Uni<Void> oneByOne(List<T> all, Function<T, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(each -> step.apply(each))
        .collect()
        .last();
  }
}
