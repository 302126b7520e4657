package org.wardline.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wardline.Council;
import org.wardline.MailSink.Mail;
import org.wardline.OwnersConnection;

/** What the year must not hold: each question answers the offending notifications. */
final class YearProof {
  private record Question(String sentence, String sql) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "a followed child's event without a notification",
              """
              select cast(e.care_event_id as text) from episode_event e
              where not exists (select from notification n where n.episode_id = e.episode_id)
              """),
          new Question(
              "a care event that was never decided",
              "select cast(id as text) from care_event where state = 'accepted'"),
          new Question(
              "not acknowledged a day after the last step, and no alarm",
              """
              select cast(n.id as text) from notification n
              cross join lateral (
                select max(d.planned_at) as at from delivery d
                where d.notification_id = n.id and d.round = n.round) told
              where told.at < ?::timestamptz - interval '1 day' and %s
                and not exists (
                  select from finding f where f.subject = 'notification:' || n.id)
              """
                  .formatted(People.UNANSWERED_AT_THE_END)),
          new Question(
              "told although the round had been acknowledged",
              """
              select cast(d.id as text) from delivery d
              join notification_history h on h.notification_id = d.notification_id
                and h.round = d.round and h.what = 'acknowledged'
              left join desktop_item i on i.delivery_id = d.id
              left join delivery_attempt a on a.delivery_id = d.id
              where d.kind = 'tell' and coalesce(i.placed_at, a.at) > h.at and h.at < ?
              """),
          new Question(
              "heard last that nothing needs to be done, and somebody holds it",
              """
              select distinct n.id || ' ' || d.recipient_id || ' ' || d.channel from notification n
              join delivery d on d.notification_id = n.id and d.kind = 'withdraw' and d.state in ('sent', 'delivered')
              join notification_history h on h.notification_id = n.id and h.what = 'outcome_taken_back' and h.round = d.round + 1
              join worker w on w.id = d.recipient_id and w.left_at is null
              where h.at < ?::timestamptz - interval '1 hour' and not n.restricted and not exists (
                select from delivery r where r.notification_id = n.id and r.kind = 'restore'
                  and r.recipient_id = d.recipient_id and r.channel = d.channel and r.round > d.round)
              """),
          new Question(
              "twice on one desktop by one step of a round",
              """
              select d.notification_id || ' ' || d.step from desktop_item i join delivery d on d.id = i.delivery_id
              where d.kind = 'tell'
              group by d.notification_id, d.round, d.step, i.worker_id having count(*) > 1
              """),
          new Question(
              "hurried more than once by one delivery",
              """
              select notification_id || ' ' || detail from notification_history where what = 'hurried'
              group by notification_id, round, detail having count(*) > 1
              """),
          new Question(
              "told somebody who is barred from the child",
              """
              select cast(d.id as text) from delivery d
              join notification n on n.id = d.notification_id
              join child_bar b on b.child_id = n.child_id and b.worker_id = d.recipient_id
              where d.kind = 'tell' and d.planned_at > b.recorded_at and d.state in ('sent', 'delivered')
              """),
          new Question(
              "told somebody who had left",
              """
              select cast(d.id as text) from delivery d join worker w on w.id = d.recipient_id
              where d.planned_at >= w.left_at and (d.kind = 'tell' or d.state <> 'not_needed')
              """),
          new Question(
              "told somebody who had no role that answers",
              """
              select cast(d.id as text) from delivery d join worker w on w.id = d.recipient_id
              where d.kind = 'tell' and d.planned_at >= timestamptz '%s'
                and not exists (select from worker_role r where r.worker_id = w.id)
              """
                  .formatted(Happenings.ROLE_TAKEN)),
          new Question(
              "a restricted child on the desktop of somebody who does not keep it",
              """
              select cast(i.delivery_id as text) from desktop_item i
              join delivery d on d.id = i.delivery_id join notification n on n.id = d.notification_id
              where n.restricted and d.round >= n.restricted_from_round
                and i.worker_id not in (n.custodian_id, n.deputy_id, '%s')
              """
                  .formatted(Council.SAFEGUARDING)),
          new Question(
              "told as the allocated worker, and the child was another's",
              """
              select cast(d.id as text) from delivery d join notification n on n.id = d.notification_id
              where d.kind = 'tell' and d.addressed_as = 'allocated_worker'
                and not exists (
                  select from allocation a
                  where a.child_id = n.child_id and a.worker_id = d.recipient_id and a.from_at <= d.planned_at
                    and (a.until_at is null or a.until_at > d.planned_at))
              """),
          new Question(
              "an e-mail that was taken over twice",
              """
              select cast(delivery_id as text) from delivery_attempt
              where result = 'accepted' and at < ? group by delivery_id having count(*) > 1
              """),
          new Question(
              "a row of the engine's own that the auditor took for a forged one",
              """
              select rule || ' ' || subject from finding
              where rule like 'delivery-falsely-%%' or rule like '%%-too-far-ahead'
                or rule like 'notification-falsely-%%'
                or rule in ('delivery-missing', 'statement-no-longer-true')
                or rule = 'worker-unreachable' and subject <> 'worker:%s'
              """
                  .formatted(Happenings.FORMER)));

  private YearProof() {}

  static List<String> faults(OwnersConnection rows, List<Mail> mails, Instant end) {
    List<String> faults = new ArrayList<>(RoundsProof.of(rows, end).faults());
    faults.addAll(EdgeProof.faults(rows, mails));
    for (Question question : QUESTIONS) {
      Object[] values = question.sql().contains("?") ? new Object[] {end} : new Object[0];
      rows.query(question.sql(), row -> row.getString(1), values)
          .forEach(found -> faults.add(question.sentence() + ": " + found));
    }
    return faults;
  }
}
