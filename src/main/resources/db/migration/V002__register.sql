-- The council's register: children, their numbers, plans and allocations.

create table child (
  id uuid primary key,
  authority_id text not null references authority,
  team_id uuid references team,
  given_name text,
  family_name text,
  date_of_birth date,
  sex text,
  postcode text,
  local_id_key bytea,                         -- HMAC of the council's own id
  local_id bytea,                             -- the same, sealed
  case_record text,                           -- address of the case system's record
  restricted boolean not null default false,
  custodian_id uuid references worker,
  deputy_id uuid references worker,
  closed_at timestamptz,
  recorded_at timestamptz not null,
  check (not restricted or (custodian_id is not null and deputy_id is not null and custodian_id <> deputy_id))
);
create index child_by_local_id on child (local_id_key, authority_id) where local_id_key is not null;
create index child_of_authority on child (authority_id, family_name);

create table child_number (
  child_id uuid not null references child,
  authority_id text not null references authority,
  number_key bytea not null,                  -- HMAC of the NHS number
  number bytea not null,                      -- the same, sealed
  status text not null check (status in ('current', 'superseded', 'inactive', 'disputed')),
  recorded_at timestamptz not null,
  primary key (child_id, number_key)
);
create index child_number_by_key on child_number (number_key);

create table plan (
  id uuid primary key,
  authority_id text not null references authority,
  child_id uuid not null references child,    -- the mother, for an unborn child's plan
  type text not null check (type in ('CPP', 'LAC', 'UCPP')),
  started_at timestamptz not null,
  ended_at timestamptz,
  expected_delivery_on date,
  deleted_at timestamptz,                     -- recorded in error
  recorded_at timestamptz not null,
  check (type <> 'UCPP' or expected_delivery_on is not null),
  check (ended_at >= started_at)
);
create index plan_of_child on plan (child_id);

create table allocation (
  id uuid primary key,
  authority_id text not null references authority,
  child_id uuid not null references child,
  worker_id uuid not null references worker,
  team_id uuid references team,
  from_at timestamptz not null,
  until_at timestamptz,
  recorded_at timestamptz not null
);
create index allocation_of_child on allocation (child_id);

create table register_load (
  id uuid primary key,
  authority_id text not null references authority,
  began_at timestamptz not null,
  completed_at timestamptz,
  children integer not null default 0
);
create index register_load_of_authority on register_load (authority_id, completed_at desc);

call protect('child');
call protect('child_number');
call protect('plan');
call protect('allocation');
call protect('register_load');

grant select on child, child_number, plan, allocation, register_load to wardline_matching, wardline_web, wardline_loading;
grant insert, update, delete on child, child_number, plan, allocation, register_load to wardline_loading;
