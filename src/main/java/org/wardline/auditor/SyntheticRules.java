package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of the synthetic attendances, where they are played. */
final class SyntheticRules {

  private SyntheticRules() {}

  static List<Rule> all(Duration within) {
    return List.of(late(within));
  }

  /** The newest quarter of an hour that has had its time must have been told of. */
  private static Rule late(Duration within) {
    return new Rule(
        "synthetic-late",
        within,
        """
        with quarter as (
          select date_bin('15 minutes', $1::timestamptz, timestamptz 'epoch') as at)
        select 'synthetic:' || to_char(q.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'), q.at, null
        from quarter q
        where exists (select from feed f where f.sender = 'synthetic')
          and not exists (
            select from episode_event e
            join authority a on a.authority_id = e.authority_id and a.synthetic
            join notification n on n.episode_id = e.episode_id
            join delivery d on d.notification_id = n.id
            where e.occurred_at = q.at and d.state in ('sent', 'delivered'))
        """,
        "The whole line, or a part of it, stands still: see intake, the queues, matching and"
            + " dispatch in this order.");
  }
}
