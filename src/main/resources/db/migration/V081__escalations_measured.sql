-- A step that passes on what others did not answer is marked as such where it is taken: how many steps were taken does not say
-- it, since several may be taken at once, and rounds begin anew.
alter table notification_history add column escalates boolean not null default false;

alter table notification_measure add column escalations integer not null default 0;
-- Of what was taken before: steps of another name, later than the first of their round.
update notification_measure m set escalations = earlier.escalations
from (
  select h.notification_id, count(*) as escalations
  from (
    select notification_id, at, split_part(detail, ':', 1) as step,
      first_value(split_part(detail, ':', 1)) over round as first_step, first_value(at) over round as began_at
    from notification_history where what = 'step_taken'
    window round as (partition by notification_id, round order by position)) h
  where h.step <> h.first_step and h.at > h.began_at
  group by h.notification_id) earlier
where earlier.notification_id = m.notification_id;
-- notification_measure.steps stays for the version before this one, which reads it while both run; nothing writes it any more.

create or replace function measure() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notification_measure as m
    (notification_id, authority_id, opened_at, acknowledged_at, concluded_at, escalations, late,
      child_id, restricted, not_useful, day, care_setting, plans)
  select n.id, n.authority_id, n.opened_at, min(a.at) filter (where a.what = 'acknowledged'),
    min(a.at) filter (where a.what in ('concluded', 'withdrawn')),
    count(*) filter (where a.what = 'step_taken' and a.escalates), count(*) filter (where a.what = 'not_concluded_in_time'),
    n.child_id, n.restricted, n.not_useful, cast(n.opened_at at time zone 'Europe/London' as date),
    (select e.care_setting from episode_event e where e.episode_id = n.episode_id order by e.occurred_at limit 1),
    (select string_agg(distinct p.type, ' and ' order by p.type) from plan p
      where p.child_id = n.child_id and p.deleted_at is null and p.started_at <= n.opened_at
        and (p.ended_at is null or p.ended_at > n.opened_at))
  from added a join notification n on n.id = a.notification_id
  where a.what in ('opened', 'event_added', 'upgraded', 'reopened', 'acknowledged', 'concluded', 'withdrawn',
      'not_concluded_in_time')
    or a.what = 'step_taken' and a.escalates
  group by n.id
  on conflict (notification_id) do update set
    acknowledged_at = least(m.acknowledged_at, excluded.acknowledged_at),
    concluded_at = least(m.concluded_at, excluded.concluded_at),
    escalations = m.escalations + excluded.escalations,
    late = m.late + excluded.late,
    care_setting = excluded.care_setting;
  return null;
end
$$;
