-- An event that one council follows up may be about a child whom another council loads a little later.

-- open_to_others: it is looked at again after each load, until one at which the event would have been erased had nobody
-- followed it. followed_by: the councils that had it opened for them; they are not asked again.
alter table care_event
  add column open_to_others boolean not null default false,
  add column followed_by text[] not null default '{}';
alter table care_event alter column open_to_others set default true;
update care_event c set followed_by = told.by
from (select care_event_id, array_agg(distinct authority_id) as by from episode_event group by care_event_id) told
where told.care_event_id = c.id;
grant update (open_to_others, followed_by) on care_event to wardline_matching;

create or replace function claim_events_after_load(at timestamptz, cap integer)
  returns table (id uuid)
  language sql volatile security definer set search_path = public, pg_temp as $$
  update care_event c set announced_at = at
  where c.id in (
    select e.id from care_event e
    where e.body is not null and (e.state = 'nobody_follows'
      or e.state = 'matched' and e.open_to_others
      or e.state = 'in_review' and exists (select from review r where r.care_event_id = e.id and r.state = 'open'))
    order by e.looked_at limit cap for update skip locked)
  returning c.id
$$;
