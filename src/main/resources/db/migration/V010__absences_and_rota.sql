-- Who stands in for whom, who is away, and the rota as it is kept: recurring events, and the turns of duty made of them.

alter table worker add column mobile text;    -- to be rung; Wardline itself sends nothing there
comment on column worker.email is 'contact point: e-mail';
comment on column worker.sign_in is 'contact point: desktop; the identity provider''s immutable subject';

-- worker_id is manager of, or covers for, other_id.
create table relationship (
  id uuid primary key,
  authority_id text not null references authority,
  kind text not null check (kind in ('manager_of', 'covers_for')),
  worker_id uuid not null references worker,
  other_id uuid not null references worker,
  from_at timestamptz not null,
  until_at timestamptz,
  check (worker_id <> other_id),
  check (until_at > from_at)
);
create index relationship_of_other on relationship (other_id);

-- No reason: why somebody is away is nobody's business here.
create table absence (
  id uuid primary key,
  authority_id text not null references authority,
  worker_id uuid not null references worker,
  from_at timestamptz not null,
  until_at timestamptz,
  check (until_at > from_at)
);
create index absence_of_worker on absence (worker_id);

-- One event of the rota's calendar, in Europe/London wall-clock time.
create table rota_event (
  id uuid primary key,                        -- derived from authority, uid and recurrence
  authority_id text not null references authority,
  uid text not null,
  recurrence timestamp,                       -- of an override: the beginning that it replaces
  team_id uuid not null references team,
  slot text not null check (slot in ('duty', 'eds', 'second_eds', 'eds_manager')),
  workers uuid[] not null,
  starts_at timestamp not null,
  lasts_minutes integer not null check (lasts_minutes between 1 and 10080),
  rule text,                                  -- RFC 5545 RRULE
  except_on timestamp[] not null default '{}',
  also_on timestamp[] not null default '{}',
  unique nulls not distinct (authority_id, uid, recurrence)
);

-- Turns made of a rota event are rows of their own; those without one are written by hand.
alter table shift add column rota_event_id uuid references rota_event on delete cascade;
create index shift_of_rota_event on shift (rota_event_id);
create index shift_dates on shift (authority_id, until_date);

-- When an authority's rota was looked at last, and how far its turns are made.
create table rota_check (
  authority_id text primary key references authority,
  checked_at timestamptz not null,
  turns_until date not null,
  holidays_until date not null                -- the last bank holiday that the calendar knows
);

-- Times of the next 28 days for which nobody who can be reached is on duty.
create table rota_gap (
  id uuid primary key,                        -- derived from authority, team, slot and from_at
  authority_id text not null references authority,
  team_id uuid references team,               -- null: the council has no such team
  slot text not null,
  from_at timestamptz not null,
  until_at timestamptz not null
);
create index rota_gap_of_authority on rota_gap (authority_id, from_at);

call protect('relationship');
call protect('absence');
call protect('rota_event');
call protect('rota_check');
call protect('rota_gap');

grant select on relationship, absence
  to wardline_matching, wardline_dispatch, wardline_escalation, wardline_loading, wardline_web;
grant insert, update, delete on relationship, absence to wardline_loading, wardline_web;
grant select, insert, update, delete on rota_event, rota_check, rota_gap to wardline_loading, wardline_web;
grant select on rota_event to wardline_escalation;
grant select, insert, update, delete on rota_check, rota_gap to wardline_escalation;
grant insert, delete on shift to wardline_escalation, wardline_web;
grant update (left_at, email, mobile) on worker to wardline_web;

-- Undecided notifications whose owner, or whoever their round asks first, is away; a round that has asked nobody yet
-- finds the cover by itself, and a restricted child's round asks its custodian whoever is allocated.
create function notifications_of_the_away(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.authority_id
  from notification n
  join worker w on w.id = case n.state when 'open' then n.addressee_id else n.owner_id end
  where (n.state = 'acknowledged' or n.state = 'open' and n.office_steps > 0)
    and not (n.restricted and n.state = 'open' and n.addressee_id = n.allocated_worker_id)
    and (w.left_at <= at
      or exists (select from absence a
        where a.worker_id = w.id and a.from_at <= at and (a.until_at is null or a.until_at > at)))
  order by n.opened_at limit cap
$$;
create index notification_undecided on notification (opened_at) where state in ('open', 'acknowledged');

-- Authorities whose rota was not looked at since then.
create function rotas_to_check(since timestamptz)
  returns table (authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.authority_id from authority a left join rota_check c on c.authority_id = a.authority_id
  where not a.synthetic and (c.checked_at is null or c.checked_at <= since)
$$;

revoke execute on function notifications_of_the_away(timestamptz, integer), rotas_to_check(timestamptz) from public;
grant execute on function notifications_of_the_away(timestamptz, integer), rotas_to_check(timestamptz)
  to wardline_escalation;
