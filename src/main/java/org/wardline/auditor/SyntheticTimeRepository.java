package org.wardline.auditor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Measures the synthetic attendances by what they left behind. */
@ApplicationScoped
class SyntheticTimeRepository {

  private static final String NEWEST =
      """
      select cast(1000 * extract(epoch from
        max(coalesce(i.placed_at, d.settled_at)) - min(c.accepted_at)) as bigint)
      from care_event c
      join episode_event e on e.care_event_id = c.id
      join notification n on n.episode_id = e.episode_id
      join delivery d on d.notification_id = n.id
      left join desktop_item i on i.delivery_id = d.id
      where c.sender = 'synthetic' and d.state in ('sent', 'delivered')
      group by c.id, c.accepted_at
      order by c.accepted_at desc
      limit 1
      """;

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
}
