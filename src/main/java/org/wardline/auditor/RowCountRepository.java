package org.wardline.auditor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Counts the rows that move through states; a state without rows is counted too. What is synthetic
 * is left out.
 */
@ApplicationScoped
class RowCountRepository {

  private static final String COUNT =
      """
      with known (table_name, states) as (values
        ('care_event', array['accepted', 'matched', 'in_review', 'nobody_follows']),
        ('review', array['open', 'decided']),
        ('notification', array['open', 'acknowledged', 'concluded', 'withdrawn']),
        ('delivery_desktop', array['due', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'not_needed']),
        ('delivery_email', array['due', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'not_needed'])),
      council as (select authority_id from authority where not synthetic),
      counted (table_name, state, rows, since) as (
        select 'care_event', state, count(*), min(accepted_at) from care_event
        where sender <> 'synthetic' group by state
        union all
        select 'review', state, count(*), min(opened_at) from review join council using (authority_id) group by state
        union all
        select 'notification', state, count(*), min(opened_at)
        from notification join council using (authority_id) group by state
        union all
        select 'delivery_' || channel, state, count(*), min(planned_at)
        from delivery join council using (authority_id) group by channel, state)
      select k.table_name, s.state, coalesce(c.rows, 0),
        coalesce(greatest(extract(epoch from $1 - c.since), 0), 0)::bigint
      from known k cross join lateral unnest(k.states) s (state)
      left join counted c on c.table_name = k.table_name and c.state = s.state
      """;

  /** The counts at that moment, deliveries by channel. */
  Uni<List<RowCount>> count(SqlConnection connection, Instant now) {
    return connection
        .preparedQuery(COUNT)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(RowCountRepository::rowCount)
                    .toList());
  }

  private static RowCount rowCount(Row row) {
    return new RowCount(
        row.getString(0), row.getString(1), row.getLong(2), Duration.ofSeconds(row.getLong(3)));
  }
}
