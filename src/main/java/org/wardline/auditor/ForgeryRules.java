package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/**
 * What no function writes: a state for which nothing speaks of what ought to have led to it, so
 * that a hand must have changed the row.
 */
final class ForgeryRules {

  private ForgeryRules() {}

  static List<Rule> all() {
    return List.of(falselySent(), falselyDelivered(), falselyNotNeeded(), falselyAnswered());
  }

  private static Rule falselySent() {
    return new Rule(
        "delivery-falsely-sent",
        Duration.ZERO,
        """
        select 'delivery:' || d.id, d.due_at, d.authority_id from delivery d
        where d.state in ('sent', 'delivered') and d.planned_at <= $1 and not
        """
            + DeliveryProof.SENT,
        "It counts as sent, but nothing was, or it came back: ring the recipient, and find out what"
            + " changed the row.");
  }

  /**
   * A desktop's delivery is delivered when its item was shown, or, to the allocated worker, when
   * the case system has filed the notification; any other when its recipient's system or its
   * provider said that it arrived.
   */
  private static Rule falselyDelivered() {
    return new Rule(
        "delivery-falsely-delivered",
        Duration.ZERO,
        """
        select 'delivery:' || d.id, d.due_at, d.authority_id from delivery d
        where d.state = 'delivered' and d.planned_at <= $1
          and case d.channel
            when 'desktop' then exists (
                select from desktop_item i where i.delivery_id = d.id and i.shown_at is null)
              and (d.addressed_as is distinct from 'allocated_worker' or not exists (
                select from delivery f
                where f.notification_id = d.notification_id and f.kind = 'file' and f.state = 'delivered'))
            else not exists (
                select from delivery_attempt a where a.delivery_id = d.id and a.result = 'arrived')
              and not exists (
                select from delivery_receipt r where r.delivery_id = d.id and r.result in %s)
          end
        """
            .formatted(DeliveryProof.ARRIVED),
        "It counts as seen or arrived, but nobody saw it and nobody said so: ring the recipient, and"
            + " find out what changed the row.");
  }

  /** Whoever is told of a running round is told, unless dispatch wrote down at once why not. */
  private static Rule falselyNotNeeded() {
    return new Rule(
        "delivery-falsely-not-needed",
        Duration.ZERO,
        """
        select 'delivery:' || d.id, d.due_at, d.authority_id
        from delivery d
        left join notification n on n.id = d.notification_id
        left join review r on r.id = d.review_id
        where d.kind = 'tell' and d.channel in ('desktop', 'email') and d.state = 'not_needed' and d.planned_at <= $1
          and (n.state = 'open' and n.round = d.round or r.state = 'open' and r.round = d.round)
          and not exists (
            select from notification_history h
            where h.notification_id = n.id and h.round = d.round and h.what in ('not_needed', 'not_told')
              and h.at between d.settled_at - interval '1 second' and d.settled_at + interval '1 second')
          and not exists (
            select from review_history h
            where h.review_id = r.id and h.round = d.round and h.what in ('not_needed', 'not_told')
              and h.at between d.settled_at - interval '1 second' and d.settled_at + interval '1 second')
        """,
        "Nobody has answered, and it was taken off the line: ring whom the step names, and find out"
            + " what changed the row.");
  }

  /**
   * Who answers leaves a line in the round that they answer, and so does who takes an outcome back
   * and holds it by that. A keeper who holds what becomes restricted goes on holding it in the
   * rounds that begin by that.
   */
  private static Rule falselyAnswered() {
    return new Rule(
        "notification-falsely-answered",
        Duration.ZERO,
        """
        select 'notification:' || n.id, n.opened_at, n.authority_id from notification n
        where n.state <> 'open' and n.opened_at <= $1
          and not exists (
            select from notification_history h
            where h.notification_id = n.id
              and case n.state
                when 'acknowledged' then h.what in ('acknowledged', 'outcome_taken_back') and h.actor_id is not distinct from n.owner_id
                  and n.round - h.round = (
                    select count(distinct r.round) from notification_history r
                    where r.notification_id = n.id and r.what = 'restricted' and r.round > h.round)
                when 'concluded' then h.what = 'concluded' and h.round = n.round
                else h.round = n.round
                  and (h.what = 'withdrawn' or h.what = 'concluded' and h.detail = 'WRONG_CHILD')
              end)
        """,
        "It counts as answered, but its history has nobody's answer: ring the team that follows the"
            + " child, and find out what changed the row.");
  }
}
