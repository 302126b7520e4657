package org.wardline.auditor.statement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Counts a day. Each statement answers first what came in, then what became of it; $1 and $2 are
 * the day's ends. What is synthetic is left out.
 */
@ApplicationScoped
class CountRepository {

  /** The trail's entry of a message says how many events it stored and whether it was set aside. */
  private static final String EVENTS =
      """
      with taken_in as (
        select coalesce(sum(cast(substring(detail from 'stored=([0-9]+)') as bigint)), 0) as events
        from audit_entry
        where action = 'message taken in' and at >= $1 and at < $2 and actor <> 'sender:synthetic'),
      known (position, state, name) as (values
        (1, 'matched', 'matched'), (2, 'in_review', 'review'),
        (3, 'nobody_follows', 'nobody follows'), (4, 'accepted', 'not decided yet'))
      select 'events in', events, 0 as position from taken_in
      union all
      select k.name, (
        select count(*) from care_event e
        where e.state = k.state and e.accepted_at >= $1 and e.accepted_at < $2
          and e.sender <> 'synthetic'), k.position
      from known k
      order by position
      """;

  private static final String QUARANTINED =
      """
      select 'messages set aside', coalesce(sum(cast(substring(detail from 'quarantined=([0-9]+)') as bigint)), 0), 0 as position
      from audit_entry
      where action = 'message taken in' and at >= $1 and at < $2 and actor <> 'sender:synthetic'
      union all
      select 'in quarantine', count(*), 1 from quarantine
      where arrived_at >= $1 and arrived_at < $2 and sender <> 'synthetic'
      order by position
      """;

  private static final String NOTIFICATIONS =
      """
      with known (position, state) as (values
        (1, 'concluded'), (2, 'acknowledged'), (3, 'open'), (4, 'withdrawn')),
      council as (select authority_id from authority where not synthetic)
      select 'notifications', count(*), 0 as position
      from notification_history h join council using (authority_id)
      where h.what = 'opened' and h.at >= $1 and h.at < $2
      union all
      select k.state, (
        select count(*) from notification n join council using (authority_id)
        where n.state = k.state and n.opened_at >= $1 and n.opened_at < $2), k.position
      from known k
      order by position
      """;

  /**
   * What was sent must have an attempt that a provider took over, its receipt that it arrived, or
   * an item on a desktop to show for it.
   */
  private static final String DELIVERIES =
      """
      with council as (select authority_id from authority where not synthetic),
      planned as (
        select d.* from delivery d join council using (authority_id)
        where d.planned_at >= $1 and d.planned_at < $2),
      proven as (
        select d.id from planned d
        where d.state not in ('sent', 'delivered')
          or exists (
            select from delivery_attempt a
            where a.delivery_id = d.id and a.result in ('accepted', 'arrived'))
          or exists (
            select from delivery_receipt r
            where r.delivery_id = d.id and r.result in ('notify_delivered', 'folder_filed'))
          or exists (select from desktop_item i where i.delivery_id = d.id)),
      known (position, state) as (values
        (1, 'due'), (2, 'sending'), (3, 'sent'), (4, 'delivered'), (5, 'bounced'), (6, 'failed'),
        (7, 'not_needed'))
      select 'deliveries', count(*), 0 as position from planned
      union all
      select replace(k.state, '_', ' '), (
        select count(*) from planned d join proven using (id) where d.state = k.state), k.position
      from known k
      order by position
      """;

  private static final List<String> ALL = List.of(EVENTS, QUARANTINED, NOTIFICATIONS, DELIVERIES);

  Uni<List<Reconciliation>> count(SqlConnection connection, LocalDate day) {
    Tuple span =
        Tuple.of(
            StatementPolicy.beginning(day).atOffset(ZoneOffset.UTC),
            StatementPolicy.beginning(day.plusDays(1)).atOffset(ZoneOffset.UTC));
    return Multi.createFrom()
        .iterable(ALL)
        .onItem()
        .transformToUniAndConcatenate(sql -> connection.preparedQuery(sql).execute(span))
        .map(CountRepository::reconciliation)
        .collect()
        .asList();
  }

  private static Reconciliation reconciliation(RowSet<Row> rows) {
    List<Count> counts =
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> new Count(row.getString(0), row.getLong(1)))
            .toList();
    return new Reconciliation(counts.getFirst(), counts.subList(1, counts.size()));
  }
}
