package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of the daily statements. */
final class StatementRules {

  private StatementRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(differs(limits.statement()), missing(), unmailed(limits.statementMail()));
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
