package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of the people whom a council would be told by. */
final class StaffRules {

  private StaffRules() {}

  static List<Rule> all() {
    return List.of(unreachable());
  }

  /**
   * Who has no e-mail address and cannot sign in, or has no role that answers, but holds a child
   * who is not closed, keeps a restricted one, manages a team, or has a turn of duty in the next 24
   * hours.
   */
  private static Rule unreachable() {
    return new Rule(
        "worker-unreachable",
        Duration.ZERO,
        """
        select 'worker:' || w.id, $1::timestamptz, w.authority_id
        from worker w join authority a on a.authority_id = w.authority_id and not a.synthetic
        where (w.left_at is null or w.left_at > $1)
          and (w.email is null and w.sign_in is null or not exists (
            select from worker_role r
            where r.worker_id = w.id and r.role in ('worker', 'duty', 'eds', 'manager')))
          and w.id in (
            select l.worker_id from allocation l join child c on c.id = l.child_id and c.closed_at is null
            where l.from_at <= $1 and (l.until_at is null or l.until_at > $1)
            union all
            select c.custodian_id from child c where c.restricted and c.closed_at is null
            union all
            select c.deputy_id from child c where c.restricted and c.closed_at is null
            union all
            select t.manager_id from team t where t.ended_at is null
            union all
            select s.worker_id
            from generate_series(
              date_trunc('day', $1::timestamptz at time zone 'Europe/London') - interval '7 days',
              date_trunc('day', $1::timestamptz at time zone 'Europe/London') + interval '1 day',
              interval '1 day') as day (begins)
            join shift s on cast(extract(isodow from day.begins) as smallint) = any (s.weekdays)
              and s.from_date <= day.begins and (s.until_date is null or s.until_date >= day.begins)
            where (day.begins + s.starts_at) at time zone 'Europe/London' < $1::timestamptz + interval '24 hours'
              and (day.begins + s.starts_at + make_interval(mins => s.lasts_minutes)) at time zone 'Europe/London'
                > $1::timestamptz)
        """,
        "Wardline has no way to tell this worker anything, or they have no role that answers: enter"
            + " an e-mail address or a sign-in, give them a role, or give what they hold to somebody"
            + " else.");
  }
}
