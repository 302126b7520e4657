-- The few questions that must be asked before an authority can be entered. Each runs as the owner, answers ids only,
-- and may be asked by one function.

-- keys: [{"event": uuid, "number": hex or null, "localId": hex or null, "authority": ODS code or null}, …]
-- An event that names its council is looked for in that council only.
create function find_children(keys jsonb)
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
$$;

create function known_authorities()
  returns table (authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.authority_id from authority a
$$;

-- The state of the register for the erasure rule: when the oldest of the authorities' newest completed loads began and
-- was completed. An authority that has loaded nothing makes both null.
create function register_freshness()
  returns table (began_at timestamptz, completed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  with newest as (
    select a.authority_id, l.began_at, l.completed_at
    from authority a left join lateral (
      select began_at, completed_at from register_load r
      where r.authority_id = a.authority_id and r.completed_at is not null and r.children > 0
      order by r.completed_at desc limit 1) l on true
    where not a.synthetic)
  select case when bool_or(began_at is null) then null else min(began_at) end,
         case when bool_or(completed_at is null) then null else min(completed_at) end
  from newest
$$;

create function due_notifications(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select n.id, n.authority_id from notification n
     where n.state = 'open' and n.step_due_at <= at order by n.step_due_at limit cap)
  union all
  (select n.id, n.authority_id from notification n
     where n.state = 'acknowledged' and n.conclude_by <= at order by n.conclude_by limit cap)
$$;

-- Deliveries still due whose message was last put on the queue too long ago: back-off doubles from base up to an hour.
-- A retry that was never announced (announcements = 0) goes as soon as it is due.
create function claim_unsettled_deliveries(at timestamptz, base interval, cap integer)
  returns table (id uuid, authority_id text)
  language sql volatile security definer set search_path = public, pg_temp as $$
  update delivery d set announced_at = at, announcements = least(d.announcements + 1, 30)
  where d.id in (
    select u.id from delivery u
    where u.state in ('due', 'sending') and u.due_at <= at
      and (u.announcements = 0
        or u.announced_at <= at - least(base * power(2, least(u.announcements, 10) - 1), greatest(base, interval '1 hour')))
    order by u.due_at limit cap for update skip locked)
  returning d.id, d.authority_id
$$;

-- Which authority's worker signs in with this subject.
create function find_worker(subject text)
  returns table (worker_id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.authority_id from worker w where w.sign_in = subject and w.left_at is null
$$;

revoke execute on function find_children(jsonb), known_authorities(), register_freshness(),
  due_notifications(timestamptz, integer), claim_unsettled_deliveries(timestamptz, interval, integer), find_worker(text)
  from public;
revoke execute on procedure protect(regclass) from public;
grant execute on function find_children(jsonb), known_authorities(), register_freshness() to wardline_matching;
grant execute on function known_authorities() to wardline_intake, wardline_loading;
grant execute on function register_freshness() to wardline_escalation, wardline_auditor;
grant execute on function due_notifications(timestamptz, integer) to wardline_escalation;
grant execute on function claim_unsettled_deliveries(timestamptz, interval, integer) to wardline_escalation;
grant execute on function find_worker(text) to wardline_web;
