-- What V061 counts of each notification, for those that are older; after it, so that none falls between the two.

insert into notification_measure as m
  (notification_id, authority_id, opened_at, child_id, restricted, not_useful, day, care_setting, plans)
select n.id, n.authority_id, n.opened_at, n.child_id, n.restricted, n.not_useful,
  cast(n.opened_at at time zone 'Europe/London' as date),
  (select e.care_setting from episode_event e where e.episode_id = n.episode_id order by e.occurred_at limit 1),
  (select string_agg(distinct p.type, ' and ' order by p.type) from plan p
    where p.child_id = n.child_id and p.deleted_at is null and p.started_at <= n.opened_at
      and (p.ended_at is null or p.ended_at > n.opened_at))
from notification n
on conflict (notification_id) do update set
  child_id = excluded.child_id, restricted = excluded.restricted, not_useful = excluded.not_useful,
  day = excluded.day, care_setting = excluded.care_setting, plans = excluded.plans;
