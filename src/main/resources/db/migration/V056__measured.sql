-- What the measures say of each notification, kept by the transaction that writes its history, so that it is never old.

create table notification_measure (
  notification_id uuid primary key references notification on delete cascade,
  authority_id text not null references authority,
  opened_at timestamptz not null,
  acknowledged_at timestamptz,                -- the first time
  concluded_at timestamptz,                   -- the first time, or withdrawn
  steps integer not null default 0,           -- taken
  late integer not null default 0             -- rounds that ended because no outcome was recorded
);
create index notification_measure_in_order on notification_measure (authority_id, opened_at);
call protect('notification_measure');
grant select on notification_measure to wardline_web;

insert into notification_measure
select n.id, n.authority_id, n.opened_at, min(h.at) filter (where h.what = 'acknowledged'),
  min(h.at) filter (where h.what in ('concluded', 'withdrawn')), count(*) filter (where h.what = 'step_taken'),
  count(*) filter (where h.what = 'not_concluded_in_time')
from notification n join notification_history h on h.notification_id = n.id
where h.what in ('acknowledged', 'concluded', 'withdrawn', 'step_taken', 'not_concluded_in_time')
group by n.id;

create function measure() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notification_measure as m
    (notification_id, authority_id, opened_at, acknowledged_at, concluded_at, steps, late)
  select n.id, n.authority_id, n.opened_at, case when new.what = 'acknowledged' then new.at end,
    case when new.what in ('concluded', 'withdrawn') then new.at end,
    case when new.what = 'step_taken' then 1 else 0 end,
    case when new.what = 'not_concluded_in_time' then 1 else 0 end
  from notification n where n.id = new.notification_id
  on conflict (notification_id) do update set
    acknowledged_at = least(m.acknowledged_at, excluded.acknowledged_at),
    concluded_at = least(m.concluded_at, excluded.concluded_at),
    steps = m.steps + excluded.steps,
    late = m.late + excluded.late;
  return null;
end
$$;
create trigger measured after insert on notification_history for each row
  when (new.what in ('acknowledged', 'concluded', 'withdrawn', 'step_taken', 'not_concluded_in_time'))
  execute function measure();

drop index history_of_measures;
