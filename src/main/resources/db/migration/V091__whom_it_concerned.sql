-- Whom a notification concerned: who was ever named in it, or got it on their desktop. So what is settled of somebody who
-- was told of thousands is read along one index, in the order of their list. It finds and allows nothing by itself: who
-- may see what is asked of notification, delivery and child each time.

create table notification_worker (
  worker_id uuid not null references worker on delete cascade,
  opened_at timestamptz not null,             -- the notification's, which never changes
  notification_id uuid not null references notification on delete cascade,
  authority_id text not null references authority,
  primary key (worker_id, opened_at, notification_id)
);
call protect('notification_worker');
grant select on notification_worker to wardline_web;

create function concern_the_named() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notification_worker (worker_id, opened_at, notification_id, authority_id)
  select distinct p.id, new.opened_at, new.id, new.authority_id
  from unnest(array[new.allocated_worker_id, new.addressee_id, new.owner_id, new.custodian_id, new.deputy_id]) as p (id)
  where p.id is not null
  order by p.id
  on conflict do nothing;
  return null;
end
$$;
create trigger concerns_the_named after insert on notification for each row execute function concern_the_named();
create trigger concerns_the_newly_named
  after update of allocated_worker_id, addressee_id, owner_id, custodian_id, deputy_id on notification for each row
  when ((new.allocated_worker_id, new.addressee_id, new.owner_id, new.custodian_id, new.deputy_id)
    is distinct from (old.allocated_worker_id, old.addressee_id, old.owner_id, old.custodian_id, old.deputy_id))
  execute function concern_the_named();

-- In the order of the key, so that two who place items for the same people wait for each other and never in a circle.
create function concern_the_told() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notification_worker (worker_id, opened_at, notification_id, authority_id)
  select distinct a.worker_id, n.opened_at, n.id, n.authority_id
  from added a join notification n on n.id = a.notification_id
  order by a.worker_id, n.opened_at, n.id
  on conflict do nothing;
  return null;
end
$$;
create trigger concerns_the_told after insert on desktop_item referencing new table as added
  for each statement execute function concern_the_told();
