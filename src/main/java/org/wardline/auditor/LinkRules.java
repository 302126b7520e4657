package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be between the national service's mailbox and us. */
final class LinkRules {

  private LinkRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        unreadable(limits.unreadable()),
        unacknowledged(limits.collection()),
        late("collection", limits.collection(), "See whether mesh runs and MESH answers it."),
        late("heartbeat", limits.heartbeat(), "Ask the national service whether it still sends."),
        late("notification", limits.notification(), "Ask the national service for the last one."));
  }

  private static Rule unreadable(Duration limit) {
    return new Rule(
        "national-message-unreadable",
        limit,
        """
        select 'mailbox_message:' || id, stored_at, authority_id from mailbox_message
        where unreadable is not null and stored_at >= $1
        """,
        "Open the message with the council, which has it unread; tell the national service.");
  }

  private static Rule unacknowledged(Duration limit) {
    return new Rule(
        "national-message-unacknowledged",
        limit,
        """
        select 'mailbox_message:' || id, stored_at, authority_id from mailbox_message
        where acknowledged_at is null and stored_at < $1
        """,
        "It is stored but not through: see the log of mesh, and the case system's folder or"
            + " mailbox.");
  }

  private static Rule late(String what, Duration limit, String remedy) {
    return new Rule(
        "link-" + what + "-late",
        limit,
        "select 'link:' || authority_id, at, authority_id from link_freshness where what = '%s' and at < $1"
            .formatted(what),
        remedy);
  }
}
