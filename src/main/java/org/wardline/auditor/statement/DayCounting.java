package org.wardline.auditor.statement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Makes the statement about one day. */
@ApplicationScoped
class DayCounting {

  private final CountRepository counts;
  private final StatementSigning signing;

  DayCounting(CountRepository counts, StatementSigning signing) {
    this.counts = counts;
    this.signing = signing;
  }

  Uni<DailyStatement> count(SqlConnection connection, LocalDate day) {
    return counts.count(connection, day).map(counted -> statement(day, counted));
  }

  private DailyStatement statement(LocalDate day, List<Reconciliation> counted) {
    String body = StatementPolicy.text(day, counted);
    return new DailyStatement(day, body, StatementPolicy.differences(counted), signing.sign(body));
  }
}
