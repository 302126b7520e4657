-- Whom the running round of a review tells as keepers; null: it began before this was kept.
alter table review add column keepers text;

create function keepers_of(children uuid[]) returns text language sql stable as $$
  select coalesce(string_agg(distinct cast(who as text) collate "C", ',' order by cast(who as text) collate "C"), '')
  from child c, unnest(array[c.custodian_id, c.deputy_id]) who
  where c.id = any (children) and c.restricted
$$;

create or replace function due_reviews(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select r.id, r.authority_id from review r
     where r.state = 'open' and coalesce(r.step_due_at, r.opened_at) <= at
     order by coalesce(r.step_due_at, r.opened_at) limit cap)
  union
  (select r.id, r.authority_id from review r
     where r.state = 'open'
       and (r.restricted <> exists (select from child c where c.id = any (r.candidates) and c.restricted)
         or r.restricted and r.keepers <> keepers_of(r.candidates))
     order by r.opened_at limit cap)
$$;
