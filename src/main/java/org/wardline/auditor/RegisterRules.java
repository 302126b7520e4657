package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of a council's register. */
final class RegisterRules {

  private static final Duration SEEN_FOR = Duration.ofDays(1);

  private RegisterRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(stale(limits.register()), empty(), barred());
  }

  /**
   * Nobody is told of a child who is barred from it, so that a bar could silence a notification.
   */
  private static Rule barred() {
    return new Rule(
        "bar-set",
        SEEN_FOR,
        """
        select 'child:' || child_id, max(recorded_at), max(authority_id) from child_bar
        where recorded_at >= $1 group by child_id
        """,
        "Somebody was barred from a child, and is told nothing of it any more: ask their manager whether"
            + " it was meant; the trail names the keeper. It goes by itself after a day.");
  }

  private static Rule stale(Duration limit) {
    return new Rule(
        "register-stale",
        limit,
        """
        select 'register:' || a.authority_id, newest.completed_at, a.authority_id
        from authority a
        cross join lateral (
          select max(l.completed_at) as completed_at from register_load l
          where l.authority_id = a.authority_id and l.children > 0) newest
        where not a.synthetic and newest.completed_at < $1
        """,
        "Ask the council for its register file; events of children who are new in it are not"
            + " matched until then.");
  }

  private static Rule empty() {
    return new Rule(
        "register-empty",
        Duration.ZERO,
        """
        select 'register:' || a.authority_id, $1::timestamptz, a.authority_id from authority a
        where not a.synthetic
          and (not exists (select from child c where c.authority_id = a.authority_id)
            or not exists (
              select from register_load l where l.authority_id = a.authority_id
                and l.completed_at is not null and l.children > 0))
        """,
        "No child of this council can be found: load its register.");
  }
}
