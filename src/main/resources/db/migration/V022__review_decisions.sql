-- Whose child an event is about, as people decide it, and the look-ups of matching that go with the fuller register.

alter table review
  add column decision text check (decision in ('this_child', 'none')),
  add column child_id uuid references child,  -- the child of the decision
  add column decided_by uuid references worker, -- null: the register itself made it clear
  add column decided_at timestamptz,
  add column asked_by uuid references worker, -- who asked the sender, and when
  add column asked_at timestamptz,
  add constraint decided_once check (decision is null or state = 'decided');

-- Every word on a review stays.
create table review_history (
  position bigint generated always as identity primary key,
  review_id uuid not null references review,
  authority_id text not null references authority,
  at timestamptz not null,
  what text not null check (what in ('this_child', 'none', 'asked', 'undone', 'settled_by_register')),
  child_id uuid references child,
  actor_id uuid references worker             -- null: the system
);
call protect('review_history');

create or replace function find_children(keys jsonb)
  returns table (event_id uuid, authority_id text, child_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with wanted as (
    select k.event, decode(k.number, 'hex') as number_key, decode(k."localId", 'hex') as local_id_key, k.authority
    from jsonb_to_recordset(keys) as k (event uuid, number text, "localId" text, authority text))
  select w.event, n.authority_id, n.child_id
    from wanted w join child_number n on n.number_key = w.number_key
    where w.authority is null or w.authority = n.authority_id
  union
  select w.event, c.authority_id, c.id
    from wanted w join child c on c.local_id_key = w.local_id_key
    where w.authority is null or w.authority = c.authority_id
  union
  select w.event, l.authority_id, l.child_id
    from wanted w join child_local_id l on l.local_id_key = w.local_id_key
    where w.authority is null or w.authority = l.authority_id
$$;

-- A name as it is compared: capital letters, without blanks, hyphens, full stops and apostrophes.
create function name_key(given text, family text) returns text language sql immutable as $$
  select upper(regexp_replace(family || '/' || given, '[-[:space:].''’‘`]', '', 'g'))
$$;
create index child_by_name on child (date_of_birth, name_key(given_name, family_name))
  where date_of_birth is not null and given_name is not null and family_name is not null;

-- names: [{"event": uuid, "given": …, "family": …, "born": date, "authority": ODS code or null}, …]
create function find_namesakes(names jsonb)
  returns table (event_id uuid, authority_id text, child_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.event, c.authority_id, c.id
  from jsonb_to_recordset(names) as k (event uuid, given text, family text, born date, authority text)
  join child c on c.date_of_birth = k.born and name_key(c.given_name, c.family_name) = name_key(k.given, k.family)
  where k.authority is null or k.authority = c.authority_id
$$;

-- The reviews of events, open or decided.
create function find_reviews(events jsonb)
  returns table (event_id uuid, authority_id text, decision text, child_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.care_event_id, r.authority_id, r.decision, r.child_id
  from jsonb_to_recordset(events) as k (event uuid) join review r on r.care_event_id = k.event
$$;

-- After a load: what nobody followed and is not erased, and what waits for a person.
create function claim_events_after_load(at timestamptz, cap integer)
  returns table (id uuid)
  language sql volatile security definer set search_path = public, pg_temp as $$
  update care_event c set announced_at = at
  where c.id in (
    select e.id from care_event e
    where e.body is not null and (e.state = 'nobody_follows'
      or e.state = 'in_review' and exists (select from review r where r.care_event_id = e.id and r.state = 'open'))
    order by e.looked_at limit cap for update skip locked)
  returning c.id
$$;

-- A person decided on a review of an entered authority, or took the decision back: the event is matched again.
create function match_again(of_review uuid) returns setof uuid
  language sql volatile security definer set search_path = public, pg_temp as $$
  update care_event c set state = 'accepted', announced_at = now(), announcements = 1
  from review r
  where r.id = of_review and c.id = r.care_event_id and c.body is not null
    and r.authority_id = any (string_to_array(current_setting('wardline.authorities', true), ','))
  returning c.id
$$;

revoke execute on function find_namesakes(jsonb), find_reviews(jsonb), claim_events_after_load(timestamptz, integer),
  match_again(uuid) from public;
grant execute on function find_namesakes(jsonb), find_reviews(jsonb) to wardline_matching;
grant execute on function claim_events_after_load(timestamptz, integer) to wardline_loading;
grant execute on function match_again(uuid) to wardline_web;
grant update on review to wardline_matching, wardline_web;
grant select, insert on review_history to wardline_matching, wardline_web;
grant delete on episode_event to wardline_web;
grant select on episode to wardline_web;
