package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of a council's duty rota and calendar; found before it happens. */
final class RotaRules {

  private RotaRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        gap(limits.rotaGap()), unchecked(limits.rotaCheck()), calendarEnding(limits.calendar()));
  }

  private static Rule gap(Duration ahead) {
    return new Rule(
        "rota-gap",
        ahead.negated(),
        """
        select 'rota_gap:' || id, from_at, authority_id from rota_gap where from_at < $1
        """,
        "Nobody who can be reached will be on duty then: name somebody, or a cover.");
  }

  private static Rule unchecked(Duration limit) {
    return new Rule(
        "rota-unchecked",
        limit,
        """
        select 'rota:' || a.authority_id, coalesce(c.checked_at, $1::timestamptz), a.authority_id
        from authority a left join rota_check c on c.authority_id = a.authority_id
        where not a.synthetic and (c.checked_at is null or c.checked_at < $1)
        """,
        "Gaps of this rota would not be noticed: see whether escalation runs.");
  }

  private static Rule calendarEnding(Duration ahead) {
    return new Rule(
        "calendar-ending",
        ahead.negated(),
        """
        select 'calendar:' || authority_id, checked_at, authority_id from rota_check
        where holidays_until < ($1::timestamptz at time zone 'Europe/London')::date
        """,
        "Give Wardline a newer file of bank holidays; those after its end count as working days.");
  }
}
