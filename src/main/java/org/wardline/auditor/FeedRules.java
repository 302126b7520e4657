package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of the senders' feeds. */
final class FeedRules {

  private FeedRules() {}

  static List<Rule> all() {
    return List.of(silent());
  }

  /** Each feed has a limit of its own: a ward's is silent for weeks, that of CP-IS never. */
  private static Rule silent() {
    return new Rule(
        "feed-silent",
        Duration.ZERO,
        """
        select 'feed:' || sender, last_message_at, null from feed
        where last_message_at + silent_after < $1
        """,
        "Ask the sender whether its system still sends; until it does, its children are not seen.");
  }
}
