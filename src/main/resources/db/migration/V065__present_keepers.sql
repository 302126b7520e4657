-- All notifications of a restricted child, decided ones too, are its present keepers' from the very statement that names
-- them, whoever writes it. What is undecided is asked anew of them when functions next look at it: until then its round
-- lies before the first one whose readers may know of the child.
create function move_notifications() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.restricted then
    update notification n set restricted = true, custodian_id = new.custodian_id, deputy_id = new.deputy_id,
      restricted_from_round = n.round + 1, version = n.version + 1
    where n.child_id = new.id;
  else
    -- Those that were only moved are again what they were. Those of the time of restriction stay their keepers'.
    update notification n set restricted = false, custodian_id = null, deputy_id = null,
      restricted_from_round = 1, version = n.version + 1
    where n.child_id = new.id and n.restricted and n.route <> 'restricted';
  end if;
  return null;
end
$$;
create trigger notifications_follow_keepers after update of restricted, custodian_id, deputy_id on child
  for each row when ((new.restricted, new.custodian_id, new.deputy_id)
    is distinct from (old.restricted, old.custodian_id, old.deputy_id)) execute function move_notifications();

update notification n set restricted = true, custodian_id = c.custodian_id, deputy_id = c.deputy_id,
  restricted_from_round = n.round + 1, version = n.version + 1
from child c
where c.id = n.child_id and c.restricted
  and (not n.restricted or (n.custodian_id, n.deputy_id) is distinct from (c.custodian_id, c.deputy_id));

create or replace function due_notifications(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select n.id, n.authority_id from notification n
     where n.state = 'open' and n.step_due_at <= at order by n.step_due_at limit cap)
  union
  (select n.id, n.authority_id from notification n
     where n.state = 'acknowledged' and n.conclude_by <= at order by n.conclude_by limit cap)
  union
  (select n.id, n.authority_id from notification n
     where n.state in ('open', 'acknowledged') and n.remind_at <= at order by n.remind_at limit cap)
  union
  (select n.id, n.authority_id from child c join notification n on n.child_id = c.id
     where c.restricted and n.state in ('open', 'acknowledged')
       and (not n.restricted or n.custodian_id is distinct from c.custodian_id
         or n.deputy_id is distinct from c.deputy_id) limit cap)
  union
  (select n.id, n.authority_id from notification n
     where n.state in ('open', 'acknowledged') and n.restricted and n.restricted_from_round > n.round limit cap)
$$;

-- Keepers answer for the child: besides being reachable, both have a role in which one may say "I have seen this".
create or replace function check_keepers() returns trigger language plpgsql as $$
begin
  if new.restricted and (
    select count(*) from worker w
    where w.id in (new.custodian_id, new.deputy_id) and w.authority_id = new.authority_id
      and (w.left_at is null or w.left_at > now()) and (w.email is not null or w.sign_in is not null)
      and exists (select from worker_role r where r.worker_id = w.id and r.role in ('worker', 'duty', 'eds', 'manager'))) < 2
  then
    raise exception 'a restricted child needs a custodian and a deputy who can be reached and answer notifications'
      using errcode = 'check_violation', constraint = 'keepers_can_be_reached';
  end if;
  return new;
end
$$;
