-- A review whose candidates become restricted, or are so no longer, is told anew at once and to others.

-- Whether the running round is that of restricted children's keepers; who was told in it may see the review.
alter table review add column restricted boolean not null default false;

create or replace function due_reviews(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select r.id, r.authority_id from review r
     where r.state = 'open' and coalesce(r.step_due_at, r.opened_at) <= at
     order by coalesce(r.step_due_at, r.opened_at) limit cap)
  union
  (select r.id, r.authority_id from review r
     where r.state = 'open'
       and r.restricted <> exists (select from child c where c.id = any (r.candidates) and c.restricted)
     order by r.opened_at limit cap)
$$;
