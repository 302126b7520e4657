-- Nobody who is barred from a child is told of it, whoever's turn it is; and what they hold leaves them.
grant select on child_bar to wardline_escalation;

create or replace function notifications_of_the_away(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.authority_id
  from notification n
  join worker w on w.id = case n.state when 'open' then n.addressee_id else n.owner_id end
  where (n.state = 'acknowledged' or n.state = 'open' and n.office_steps > 0)
    and not (n.restricted and n.state = 'open' and n.addressee_id = n.allocated_worker_id)
    and (w.left_at <= at
      or exists (select from child_bar b where b.child_id = n.child_id and b.worker_id = w.id)
      or exists (select from absence a
        where a.worker_id = w.id and a.from_at <= at and (a.until_at is null or a.until_at > at)))
  order by n.opened_at limit cap
$$;
