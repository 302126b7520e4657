-- listed_at: the newest file that listed the child although its rows were refused. It tells nothing of the child, but
-- that it is not gone; as_at stays with the newest word that was taken.
alter table child add column listed_at timestamptz;

-- A last day that lies ahead is still to come: until then the worker is here. The caller gives the moment; the one
-- without it serves the version before.
create or replace function find_worker(subject text)
  returns table (worker_id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.authority_id from worker w where w.sign_in = subject and (w.left_at is null or w.left_at > now())
$$;

create function find_worker(subject text, at timestamptz)
  returns table (worker_id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.authority_id from worker w where w.sign_in = subject and (w.left_at is null or w.left_at > at)
$$;
revoke execute on function find_worker(text, timestamptz) from public;
grant execute on function find_worker(text, timestamptz) to wardline_web;

create or replace function check_keepers() returns trigger language plpgsql as $$
begin
  if new.restricted and (
    select count(*) from worker w
    where w.id in (new.custodian_id, new.deputy_id) and w.authority_id = new.authority_id
      and (w.left_at is null or w.left_at > now()) and (w.email is not null or w.sign_in is not null)) < 2
  then
    raise exception 'a restricted child needs a custodian and a deputy who can be reached'
      using errcode = 'check_violation', constraint = 'keepers_can_be_reached';
  end if;
  return new;
end
$$;

-- Keepers are asked for when they are named. A child whose keeper has left since can still be written.
drop trigger keepers_can_be_reached on child;
create trigger keepers_can_be_reached before insert on child
  for each row when (new.restricted) execute function check_keepers();
create trigger new_keepers_can_be_reached before update on child
  for each row when (new.restricted and (new.restricted, new.custodian_id, new.deputy_id)
    is distinct from (old.restricted, old.custodian_id, old.deputy_id)) execute function check_keepers();
