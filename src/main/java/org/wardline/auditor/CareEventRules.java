package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be between the door and the match. */
final class CareEventRules {

  private CareEventRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        undecided(limits.matching()),
        vanished(),
        reviewOpen(limits.review()),
        reviewUntold(limits.step()),
        reviewStandsStill(limits.step()),
        quarantined());
  }

  private static Rule undecided(Duration limit) {
    return new Rule(
        "care-event-undecided",
        limit,
        """
        select 'care_event:' || id, accepted_at, null from care_event
        where state = 'accepted' and accepted_at < $1
        """,
        "See whether matching runs and what its dead letters say; the event is announced again.");
  }

  private static Rule vanished() {
    return new Rule(
        "care-event-vanished",
        Duration.ZERO,
        """
        select 'care_event:' || c.id, c.accepted_at, null from care_event c
        where c.state in ('matched', 'in_review') and c.accepted_at <= $1
          and not exists (select from episode_event e where e.care_event_id = c.id)
          and not exists (select from review r where r.care_event_id = c.id)
          and not exists (
            select from audit_entry a
            where a.subject = 'care_event:' || c.id and a.action = 'removed from the wrong file')
        """,
        "It was decided, but neither an episode nor a review holds it: restore the row, tell the"
            + " council.");
  }

  private static Rule reviewOpen(Duration limit) {
    return new Rule(
        "review-open",
        limit,
        """
        select 'review:' || id, opened_at, authority_id from review where state = 'open' and opened_at < $1
        """,
        "Somebody at the council has to decide whose event this is.");
  }

  private static Rule reviewUntold(Duration limit) {
    return new Rule(
        "review-untold",
        limit,
        """
        select 'review:' || r.id, coalesce(r.round_began_at, r.opened_at), r.authority_id from review r
        where r.state = 'open' and coalesce(r.round_began_at, r.opened_at) < $1
          and not exists (select from delivery d where d.review_id = r.id and d.round = r.round)
        """,
        "Nobody was told that it waits: ring the Duty & Advice team, then see whether escalation"
            + " runs and the team has a mailbox.");
  }

  private static Rule reviewStandsStill(Duration limit) {
    return new Rule(
        "review-stands-still",
        limit,
        """
        select 'review:' || id, coalesce(step_due_at, opened_at), authority_id from review
        where state = 'open' and coalesce(step_due_at, opened_at) < $1
        """,
        "See whether escalation runs; until it does, ring the Duty & Advice team.");
  }

  private static Rule quarantined() {
    return new Rule(
        "quarantined",
        Duration.ZERO,
        """
        select 'quarantine:' || id, arrived_at, null from quarantine
        where arrived_at <= $1 and not is_settled_message(id)
        """,
        "A known sender's message could not be read: agree with the sender what to correct, then put"
            + " it on its way again, corrected or as it came, or say why nothing is to be done.");
  }
}
