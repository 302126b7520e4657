package org.wardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
              "told twice by one step of a round",
              """
              select cast(min(cast(d.id as text)) as text) from delivery d
              where d.kind = 'tell' and d.planned_at < ?
              group by d.notification_id, d.round, d.step, d.recipient_id, d.channel
              having count(*) > 1
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
              where rule like 'delivery-falsely-%' or rule like '%-too-far-ahead'
                or rule in ('delivery-missing', 'worker-unreachable', 'statement-no-longer-true')
              """));

  private static final Duration A_TICK = Duration.ofMinutes(2);

  private YearProof() {}

  static List<String> faults(OwnersConnection rows, Instant end) {
    List<String> faults = new ArrayList<>(toldLate(rows));
    faults.addAll(untold(rows, end));
    for (Question question : QUESTIONS) {
      Object[] values = question.sql().contains("?") ? new Object[] {end} : new Object[0];
      rows.query(question.sql(), row -> row.getString(1), values)
          .forEach(found -> faults.add(question.sentence() + ": " + found));
    }
    return faults;
  }

  private record FirstTold(String round, Instant began, Instant told) {}

  private static List<String> toldLate(OwnersConnection rows) {
    return late(rows).stream()
        .map(first -> "told later than the policy says: " + first.round())
        .toList();
  }

  /** How long, all rounds together, nobody had been told who ought to have been. */
  static Duration withoutOwner(OwnersConnection rows) {
    return late(rows).stream()
        .map(first -> Duration.between(latest(first.began()), first.told()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * The first of a round to be told is told at once, or, where the night service need not be called
   * out, when the office opens; the engine ticks once a minute.
   */
  private static List<FirstTold> late(OwnersConnection rows) {
    return rows
        .query(
            """
            select h.notification_id || ' round ' || h.round, h.began, min(d.planned_at)
            from (select notification_id, round, min(at) as began from notification_history group by 1, 2) h
            join delivery d on d.notification_id = h.notification_id and d.round = h.round
            where d.kind = 'tell'
            group by 1, 2
            """,
            row ->
                new FirstTold(
                    row.getString(1),
                    OwnersConnection.instant(row, 2),
                    OwnersConnection.instant(row, 3)))
        .stream()
        .filter(first -> isLate(first.began(), first.told()))
        .toList();
  }

  private record Untold(String round, Instant began, Instant later) {}

  /**
   * A round that told nobody and raised no alarm is none only where the next one, of an event that
   * weighed more, told somebody before this one would have been late.
   */
  private static List<String> untold(OwnersConnection rows, Instant end) {
    return rows
        .query(
            """
            select h.notification_id || ' round ' || h.round, h.began,
              (select min(d.planned_at) from delivery d
                where d.notification_id = h.notification_id and d.kind = 'tell' and d.round > h.round
                  and d.state in ('sent', 'delivered'))
            from (select notification_id, round, min(at) as began from notification_history group by 1, 2) h
            join notification n on n.id = h.notification_id
            where not exists (
                select from delivery d
                where d.notification_id = h.notification_id and d.round = h.round
                  and d.state in ('sent', 'delivered'))
              and not (n.round = h.round and (n.step_due_at >= ? or n.state <> 'open'))
              and not exists (
                select from finding f where f.subject = 'notification:' || h.notification_id)
            """,
            row ->
                new Untold(
                    row.getString(1),
                    OwnersConnection.instant(row, 2),
                    OwnersConnection.instant(row, 3)),
            end)
        .stream()
        .filter(round -> isLate(round.began(), round.later()))
        .map(round -> "a round in which nobody was told, and no alarm: " + round.round())
        .toList();
  }

  private static boolean isLate(Instant began, Instant told) {
    return told == null || told.isAfter(latest(began));
  }

  private static Instant latest(Instant began) {
    return OfficeOracle.openFrom(began).plus(A_TICK);
  }
}
