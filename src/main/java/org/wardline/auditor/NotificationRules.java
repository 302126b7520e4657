package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be from a notification's opening to its conclusion. */
final class NotificationRules {

  private NotificationRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        episodeWithoutNotification(),
        untold(limits.step()),
        silent(limits.longestClosure()),
        standsStill(limits.step()),
        unanswered(limits.lastAnswer()),
        unconcluded(limits.conclusion()),
        withoutHistory());
  }

  private static Rule episodeWithoutNotification() {
    return new Rule(
        "episode-without-notification",
        Duration.ZERO,
        """
        select 'episode:' || e.id, e.began_at, e.authority_id from episode e
        where e.began_at <= $1
          and not exists (
            select from notification n
            where n.episode_id = e.id and n.authority_id = e.authority_id)
        """,
        "Its notification was deleted or never opened: tell the team that follows the child.");
  }

  /** A round whose first step waits for office hours has told nobody yet, rightly. */
  private static Rule untold(Duration limit) {
    return new Rule(
        "notification-untold",
        limit,
        """
        select 'notification:' || n.id, n.round_began_at, n.authority_id from notification n
        where n.state = 'open' and n.round_began_at < $1
          and (n.step_due_at is null or n.step_due_at < $1)
          and not exists (
            select from delivery d where d.notification_id = n.id and d.round = n.round)
        """,
        "Nobody was told in this round: ring the team that follows the child.");
  }

  private static Rule silent(Duration limit) {
    return new Rule(
        "notification-silent",
        limit,
        """
        select 'notification:' || n.id, n.round_began_at, n.authority_id from notification n
        where n.state = 'open' and n.round_began_at < $1
          and not exists (
            select from delivery d where d.notification_id = n.id and d.round = n.round)
        """,
        "No closure is this long: ring the team, then see why its next step lies so far ahead.");
  }

  private static Rule standsStill(Duration limit) {
    return new Rule(
        "escalation-stands-still",
        limit,
        """
        select 'notification:' || id, step_due_at, authority_id from notification
        where state = 'open' and step_due_at < $1
        """,
        "See whether escalation runs; until it does, ring whom the next step names.");
  }

  /** At the end of a round, and through those that follow as long as nobody answers. */
  private static Rule unanswered(Duration limit) {
    return new Rule(
        "notification-unanswered",
        limit,
        """
        select 'notification:' || n.id, told.last_at, n.authority_id
        from notification n
        cross join lateral (
          select coalesce(max(d.planned_at), n.round_began_at) as last_at from delivery d
          where d.notification_id = n.id and d.round = n.round) told
        cross join lateral (
          select n.step_due_at is null
            or (n.office_steps >= jsonb_array_length(p.policy -> 'office')
              and (n.waits_for_morning or n.out_of_hours_steps >= jsonb_array_length(p.policy -> 'outOfHours'))) as ended,
            exists (select from notification_history h
              where h.notification_id = n.id and h.round = n.round and h.what = 'nobody_answered') as again
          from (select cast(n.policy as jsonb) as policy) p) stands
        where n.state = 'open' and (stands.ended and told.last_at < $1 or stands.again)
        """,
        "Everybody was told and nobody has acknowledged: ring the team manager.");
  }

  private static Rule unconcluded(Duration limit) {
    return new Rule(
        "conclusion-overdue",
        limit,
        """
        select 'notification:' || id, coalesce(conclude_by, acknowledged_at, opened_at), authority_id
        from notification
        where state = 'acknowledged' and coalesce(conclude_by, acknowledged_at, opened_at) < $1
        """,
        "No new round has begun although no outcome was recorded in time: see whether escalation"
            + " runs.");
  }

  private static Rule withoutHistory() {
    return new Rule(
        "notification-without-history",
        Duration.ZERO,
        """
        select 'notification:' || n.id, n.opened_at, n.authority_id from notification n
        where n.opened_at <= $1
          and not exists (
            select from notification_history h
            where h.notification_id = n.id and h.authority_id = n.authority_id)
        """,
        "Its history was deleted or never written: compare with the audit trail and restore it.");
  }
}
