package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of records that somebody opened for a reason: that nobody else looks at it. */
final class OpeningRules {

  private OpeningRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(unseen(limits.opening()), unreviewed(limits.glassReview()));
  }

  /** A child who was purged cannot be looked at any more. */
  private static Rule unseen(Duration limit) {
    return new Rule(
        "opening-unseen",
        limit,
        """
        select 'child_opening:' || o.id, o.opened_at, o.authority_id from child_opening o
        where o.seen_at is null and o.opened_at < $1
          and exists (select from child c where c.id = o.child_id)
        union all
        select 'child_search_notice:' || n.id, s.searched_at, s.authority_id
        from child_search_notice n join child_search s on s.id = n.search_id
        where n.seen_at is null and s.searched_at < $1
          and exists (select from child_search_listed l join child c on c.id = l.child_id where l.notice_id = n.id)
        """,
        "Somebody opened or was shown a child of another team, and no manager has said that they"
            + " saw it: ask a manager to look at the page Children.");
  }

  private static Rule unreviewed(Duration limit) {
    return new Rule(
        "broken-glass-unreviewed",
        limit,
        """
        select 'break_glass:' || id, opened_at, authority_id from break_glass
        where reviewed_at is null and opened_at < $1
        """,
        "An operator saw somebody's data, and nobody else has said whether it was justified: ask an"
            + " auditor or another operator to review it.");
  }
}
