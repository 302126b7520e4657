package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be between a planned delivery and its recipient. */
final class DeliveryRules {

  private DeliveryRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        late(limits.delivery()),
        unsent(limits.unsent()),
        failed(limits.failedDelivery()),
        missing(),
        notFiled(limits.filing()),
        notAskedFor(limits.delivery()));
  }

  private static Rule late(Duration limit) {
    return new Rule(
        "delivery-late",
        limit,
        """
        select 'delivery:' || id, due_at, authority_id from delivery
        where state in ('due', 'sending') and due_at < $1
        """,
        "See whether dispatch runs and its mail relay answers; the delivery is announced again.");
  }

  /**
   * Each retry has a due time of its own, so that a delivery may fail for days and never be late.
   */
  private static Rule unsent(Duration limit) {
    return new Rule(
        "delivery-unsent",
        limit,
        """
        select 'delivery:' || id, planned_at, authority_id from delivery
        where state in ('due', 'sending') and planned_at < $1 and channel in ('desktop', 'email')
        """,
        "Its attempts fail: see the codes in delivery_attempt, and tell the recipient by"
            + " telephone.");
  }

  private static Rule failed(Duration limit) {
    return new Rule(
        "delivery-failed",
        limit,
        """
        select 'delivery:' || d.id, d.due_at, d.authority_id from delivery d
        left join notification n on n.id = d.notification_id
        left join review r on r.id = d.review_id
        where d.state in ('failed', 'bounced') and d.channel in ('desktop', 'email')
          and ((n.state = 'open' and n.round = d.round) or (r.state = 'open' and r.round = d.round)
            or d.settled_at >= $1)
        """,
        "Correct the recipient's address, and make sure by telephone that somebody knows.");
  }

  /**
   * A step's line says how many deliveries it planned. What is planned earlier or later for the
   * same step, for example the mailbox at night, or the e-mail to who did not open the desktop,
   * stands for none of them. Times of before the clock's were cut to microseconds differ by one.
   */
  private static Rule missing() {
    return new Rule(
        "delivery-missing",
        Duration.ZERO,
        """
        select 'notification:' || h.notification_id, h.at, h.authority_id from notification_history h
        where h.told > 0 and h.at <= $1 and h.told > (
          select count(*) from delivery d
          where d.notification_id = h.notification_id and d.round = h.round
            and d.kind = case h.what when 'reminded' then 'remind' else 'tell' end
            and d.step = split_part(h.detail, ':', 1) and d.planned_at between h.at - interval '1 millisecond' and h.at + interval '1 second')
        union all
        select 'review:' || h.review_id, h.at, h.authority_id from review_history h
        where h.told > 0 and h.at <= $1 and h.told > (
          select count(*) from delivery d
          where d.review_id = h.review_id and d.round = h.round and d.kind = 'tell'
            and d.step = split_part(h.detail, ':', 1) and d.planned_at between h.at - interval '1 millisecond' and h.at + interval '1 second')
        """,
        "Its history says that more were told than there are deliveries: ring whom the step names, and"
            + " find out what deleted the row.");
  }

  private static Rule notFiled(Duration limit) {
    return new Rule(
        "delivery-not-filed",
        limit,
        """
        select 'delivery:' || id, planned_at, authority_id from delivery
        where channel = 'case_system' and state in ('due', 'sending', 'sent', 'failed', 'bounced')
          and planned_at < $1
        """,
        "The case system has not confirmed it: see the codes in delivery_attempt and"
            + " delivery_receipt.");
  }

  /** A provider's receipt that nobody asks for leaves a bounce unknown. */
  private static Rule notAskedFor(Duration limit) {
    return new Rule(
        "delivery-not-asked-for",
        limit,
        """
        select 'delivery:' || id, receipt_due_at, authority_id from delivery
        where state = 'sent' and receipt_due_at < $1
        """,
        "See whether dispatch runs and its provider answers; the receipt is asked for again.");
  }
}
