-- All that the measures count of a notification stands in its row of notification_measure, so that a year of them is read
-- along one index. Its plans are those that were open when it opened, as the register said then.

alter table notification_measure
  add column child_id uuid,
  add column restricted boolean not null default false,
  add column not_useful boolean not null default false,
  add column day date,                        -- of its opening, Europe/London
  add column care_setting text,               -- of its first event; null when that names none
  add column plans text;                      -- types, joined by ' and '; null when none was open

-- Once for all lines of a statement, which may be those of many notifications.
create or replace function measure() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notification_measure as m
    (notification_id, authority_id, opened_at, acknowledged_at, concluded_at, steps, late,
      child_id, restricted, not_useful, day, care_setting, plans)
  select n.id, n.authority_id, n.opened_at, min(a.at) filter (where a.what = 'acknowledged'),
    min(a.at) filter (where a.what in ('concluded', 'withdrawn')), count(*) filter (where a.what = 'step_taken'),
    count(*) filter (where a.what = 'not_concluded_in_time'),
    n.child_id, n.restricted, n.not_useful, cast(n.opened_at at time zone 'Europe/London' as date),
    (select e.care_setting from episode_event e where e.episode_id = n.episode_id order by e.occurred_at limit 1),
    (select string_agg(distinct p.type, ' and ' order by p.type) from plan p
      where p.child_id = n.child_id and p.deleted_at is null and p.started_at <= n.opened_at
        and (p.ended_at is null or p.ended_at > n.opened_at))
  from added a join notification n on n.id = a.notification_id
  where a.what in ('opened', 'event_added', 'upgraded', 'reopened', 'acknowledged', 'concluded', 'withdrawn', 'step_taken',
    'not_concluded_in_time')
  group by n.id
  on conflict (notification_id) do update set
    acknowledged_at = least(m.acknowledged_at, excluded.acknowledged_at),
    concluded_at = least(m.concluded_at, excluded.concluded_at),
    steps = m.steps + excluded.steps,
    late = m.late + excluded.late,
    care_setting = excluded.care_setting;
  return null;
end
$$;
drop trigger measured on notification_history;
create trigger measured after insert on notification_history referencing new table as added
  for each statement execute function measure();

create function measure_again() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update notification_measure set restricted = new.restricted, not_useful = new.not_useful where notification_id = new.id;
  return null;
end
$$;
create trigger measured_again after update of restricted, not_useful on notification for each row
  when (old.restricted is distinct from new.restricted or old.not_useful is distinct from new.not_useful)
  execute function measure_again();
