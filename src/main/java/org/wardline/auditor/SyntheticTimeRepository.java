package org.wardline.auditor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Measures the synthetic attendances by what they left behind. */
@ApplicationScoped
class SyntheticTimeRepository {

  private static final int MOST_TAKEN_BACK = 200;

  private static final String NEWEST =
      """
      select cast(1000 * extract(epoch from
        max(coalesce(i.placed_at, d.settled_at)) - min(c.accepted_at)) as bigint)
      from care_event c
      join episode_event e on e.care_event_id = c.id
      join notification n on n.episode_id = e.episode_id
      join delivery d on d.notification_id = n.id
      left join desktop_item i on i.delivery_id = d.id
      where c.sender = 'synthetic' and d.kind = 'tell' and d.state in ('sent', 'delivered')
      group by c.id, c.accepted_at
      order by c.accepted_at desc
      limit 1
      """;

  /** What a quarter of an hour has had its time for; $1 is when the present one began. */
  private static final String OVER =
      """
      select distinct e.occurred_at
      from notification n
      join authority a on a.authority_id = n.authority_id and a.synthetic
      join episode_event e on e.episode_id = n.episode_id and e.cancelled_at is null
      where n.state in ('open', 'acknowledged') and e.occurred_at < $1
      order by e.occurred_at limit %d
      """
          .formatted(MOST_TAKEN_BACK);

  /** From acceptance to the last recipient told; empty when none was told yet. */
  Uni<Optional<Duration>> findNewest(SqlConnection connection) {
    return connection
        .preparedQuery(NEWEST)
        .execute()
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.ofNullable(rows.iterator().next().getLong(0))
                        .map(Duration::ofMillis));
  }

  /** When the attendances were that are over and still stand open; the oldest 200. */
  Uni<List<Instant>> findOver(SqlConnection connection, Instant now) {
    return connection
        .preparedQuery(OVER)
        .execute(Tuple.of(SyntheticAttendance.quarter(now).atOffset(ZoneOffset.UTC)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getOffsetDateTime(0).toInstant())
                    .toList());
  }
}
