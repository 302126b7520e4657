-- Who answers: authorities, their teams, workers and rota.

create extension if not exists btree_gist;

-- Every row of a council carries authority_id and is seen only by a transaction that entered that authority
-- (set_config('wardline.authorities', 'A,B', true)). Forced, so that the owner is bound too; the owner's own policy
-- lets migrations and the look-up functions of V006 see all. An unset or empty setting shows nothing.
create procedure protect(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format($policy$create policy by_authority on %s to public
      using (authority_id = any (string_to_array(current_setting('wardline.authorities', true), ',')))
      with check (authority_id = any (string_to_array(current_setting('wardline.authorities', true), ',')))$policy$,
    protected);
  execute format('create policy of_owner on %s to wardline_owner using (true) with check (true)', protected);
  execute format('create policy of_auditor on %s for select to wardline_auditor using (true)', protected);
  execute format('grant select on %s to wardline_auditor', protected);
end
$$;

create table authority (
  authority_id text primary key,             -- the council's ODS code
  name text not null,
  synthetic boolean not null default false
);
comment on column authority.synthetic is 'the one authority of synthetic events: no upload, no real recipient, no place in measures';

create table team (
  id uuid primary key,
  authority_id text not null references authority,
  name text not null,
  kind text not null check (kind in ('locality', 'duty_and_advice', 'eds', 'management')),
  telephone text,
  mailbox text,
  manager_id uuid
);
create index team_of_authority on team (authority_id);

create table worker (
  id uuid primary key,
  authority_id text not null references authority,
  team_id uuid references team,
  name text not null,
  email text,
  sign_in text unique,                        -- the identity provider's immutable subject
  left_at timestamptz
);
create index worker_of_team on worker (authority_id, team_id);

create table worker_role (
  worker_id uuid not null references worker,
  authority_id text not null references authority,
  role text not null check (role in ('worker', 'duty', 'eds', 'manager', 'register_keeper', 'rota_keeper', 'auditor', 'operator')),
  primary key (worker_id, role)
);

-- A recurring turn of duty in Europe/London wall-clock time: on these weekdays (1 = Monday) from starts_at for this long.
create table shift (
  id uuid primary key,
  authority_id text not null references authority,
  team_id uuid not null references team,
  slot text not null check (slot in ('duty', 'eds', 'second_eds', 'eds_manager')),
  worker_id uuid not null references worker,
  weekdays smallint[] not null,
  starts_at time not null,
  lasts_minutes integer not null check (lasts_minutes between 1 and 10080),
  from_date date not null,
  until_date date,
  check (until_date >= from_date)
);
create index shift_of_authority on shift (authority_id, slot);

call protect('authority');
call protect('team');
call protect('worker');
call protect('worker_role');
call protect('shift');

grant select on authority, team, worker, worker_role, shift
  to wardline_matching, wardline_dispatch, wardline_escalation, wardline_loading, wardline_web;
grant insert, update, delete on authority, team, worker, worker_role, shift to wardline_loading;
