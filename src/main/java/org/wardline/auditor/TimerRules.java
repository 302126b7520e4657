package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/**
 * What must not be of a notification's timers: that they lie further ahead than its policy lets.
 */
final class TimerRules {

  private TimerRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(step(limits.longestClosure()), conclusion(limits.longestClosure()));
  }

  /**
   * A step is due at the latest after the longest wait of the policy and the longest closure of the
   * office, counted from the beginning of the round or from the step before it, which an outage may
   * have made late. The night's ladder has its own beginning after a wait of the day's, hence twice
   * the wait; a quiet round begins after a closure itself.
   */
  private static Rule step(Duration closure) {
    return new Rule(
        "step-too-far-ahead",
        Duration.ZERO,
        """
        select 'notification:' || n.id, n.round_began_at, n.authority_id
        from notification n
        cross join lateral (
          select coalesce(max(cast(delay #>> '{}' as interval)), interval '0') as wait
          from jsonb_path_query(cast(n.policy as jsonb), '$.*[*].delay') delay) longest
        cross join lateral (
          select max(h.at) as at from notification_history h
          where h.notification_id = n.id and h.round = n.round and h.at <= $1
            and h.what in ('step_taken', 'step_passed_over')) taken
        cross join (select make_interval(secs => %d) as longest) closure
        where n.state = 'open' and n.step_due_at is not null
          and n.step_due_at > closure.longest + 2 * longest.wait
            + greatest(least(n.round_began_at, $1::timestamptz + closure.longest), taken.at)
        """
            .formatted(closure.toSeconds()),
        "Its timer was moved, and nobody would be told for long: ring whom the next step names, and"
            + " find out what changed the row.");
  }

  /**
   * The time for the decision is kept twice, and is so many working days, each of which is at most
   * a closure and a day after the one before. A restricted child's notification got a later policy,
   * so that only the most days of any policy bind it.
   */
  private static Rule conclusion(Duration closure) {
    return new Rule(
        "conclusion-too-far-ahead",
        Duration.ZERO,
        """
        select 'notification:' || n.id, coalesce(n.acknowledged_at, n.opened_at), n.authority_id
        from notification n
        cross join lateral (
          select case when n.restricted then 20 else coalesce(
            cast(cast(n.policy as jsonb) #>> '{outcome,dueWithinWorkingDays}' as integer), 20) end as working) days
        where n.state = 'acknowledged' and (n.conclude_by <> n.outcome_due_at
          or n.conclude_by > least(n.acknowledged_at, $1::timestamptz)
            + days.working * (make_interval(secs => %d) + interval '1 day'))
        """
            .formatted(closure.toSeconds()),
        "The time for its decision was moved, and nobody would be asked for long: ask its owner, and"
            + " find out what changed the row.");
  }
}
