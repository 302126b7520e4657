package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of the daily statements. */
final class StatementRules {

  private StatementRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        differs(limits.statement()), untrue(), missing(), unmailed(limits.statementMail()));
  }

  private static Rule differs(Duration limit) {
    return new Rule(
        "statement-differs",
        limit,
        """
        select 'daily_statement:' || day, made_at, null from daily_statement
        where differences > 0 and made_at >= $1
        """,
        "Rows were lost or added outside the line: compare the statement with the audit trail.");
  }

  /**
   * Care events are kept for ever, so that a day whose events agreed with the trail when it was
   * stated agrees for ever.
   */
  private static Rule untrue() {
    return new Rule(
        "statement-no-longer-true",
        Duration.ZERO,
        """
        with taken_in as (
          select cast(at at time zone 'Europe/London' as date) as day,
            sum(cast(substring(detail from 'stored=([0-9]+)') as bigint)) as events
          from audit_entry
          where authority_id is null and action = 'message taken in' and actor <> 'sender:synthetic'
          group by 1),
        held as (
          select cast(accepted_at at time zone 'Europe/London' as date) as day, count(*) as events
          from care_event where sender <> 'synthetic' group by 1)
        select 'daily_statement:' || s.day, s.made_at, null
        from daily_statement s left join taken_in t on t.day = s.day left join held h on h.day = s.day
        where s.made_at <= $1 and coalesce(t.events, 0) <> coalesce(h.events, 0)
          and s.body !~ 'events in[^\\n]*\\n(  [^\\n]*\\n)*  DIFFERENCE'
        """,
        "Care events of that day were deleted or added after it was stated: compare care_event with"
            + " the backup of that day, and restore what is gone.");
  }

  private static Rule missing() {
    return new Rule(
        "statement-missing",
        Duration.ofHours(9),
        """
        select 'daily_statement:' || due.day, $1::timestamptz, null
        from (select cast($1::timestamptz at time zone 'Europe/London' as date) - 1 as day) due
        where not exists (select from daily_statement s where s.day = due.day)
        """,
        "Yesterday was not counted: see the auditor's log.");
  }

  private static Rule unmailed(Duration limit) {
    return new Rule(
        "statement-unmailed",
        limit,
        """
        select 'daily_statement:' || day, made_at, null from daily_statement
        where to_mail and mailed_at is null and made_at < $1
        """,
        "See why the mail relay does not take it over; every run tries again.");
  }
}
