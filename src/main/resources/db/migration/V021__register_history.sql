-- The register with its history, and the loads that fill it.

-- as_at: the moment for which the council's system said so. The newest word about a child wins, in whatever order the
-- files arrive; recorded_at is when it became known here.
alter table child
  add column address text,
  add column as_at timestamptz,
  add column closed_by_absence boolean not null default false, -- a full load did not list the child any more
  add column mother_id uuid references child,
  add column mother_number_key bytea,         -- HMAC, until the mother herself is in the register
  add column mother_local_id_key bytea;

alter table child_number drop constraint child_number_status_check;
alter table child_number
  add constraint child_number_status_check check (status in ('current', 'superseded', 'inactive', 'disputed', 'unknown')),
  add column own_status text check (own_status in ('current', 'superseded', 'inactive', 'disputed', 'unknown')),
  add column stated_status text,              -- what the council's file says of the number
  add column from_at timestamptz,
  add column as_at timestamptz;
comment on column child_number.own_status is 'without regard to other children; status is disputed when two have it as current';

create table child_name (
  child_id uuid not null references child,
  authority_id text not null references authority,
  given_name text not null default '',
  family_name text not null default '',
  from_at timestamptz not null,               -- first said; valid until the next name's from_at
  recorded_at timestamptz not null,
  primary key (child_id, family_name, given_name)
);

create table child_local_id (
  child_id uuid not null references child,
  authority_id text not null references authority,
  local_id_key bytea not null,                -- HMAC of the council's own id, present and former ones
  local_id bytea,                             -- the same, sealed
  recorded_at timestamptz not null,
  primary key (child_id, local_id_key)
);
create index child_local_id_by_key on child_local_id (local_id_key);

-- Who must not know of a child (conflict of interest): to them it reads as not found.
create table child_bar (
  child_id uuid not null references child,
  authority_id text not null references authority,
  worker_id uuid not null references worker,
  barred_by uuid references worker,
  recorded_at timestamptz not null,
  primary key (child_id, worker_id)
);

alter table plan
  add column as_at timestamptz,
  add column ended_by_absence boolean not null default false,
  add column birth_at timestamptz;            -- of an unborn child's plan: the child's own plan began
create unique index plan_once on plan (child_id, type, started_at);
create unique index allocation_once on allocation (child_id, worker_id, from_at);

-- What was known of a child since when; never changed. Numbers and local ids by their keys.
create table child_history (
  position bigint generated always as identity,
  child_id uuid not null references child,
  authority_id text not null references authority,
  recorded_at timestamptz not null,
  as_at timestamptz,
  actor text not null,                        -- 'function:loading', 'worker:<id>'
  load_id uuid,
  content jsonb not null,
  primary key (child_id, position)
);

alter table register_load
  add column kind text not null default 'full' check (kind in ('full', 'changes')),
  add column format text,
  add column file text,                       -- where it lies
  add column as_at timestamptz,
  add column state text not null default 'complete'
    check (state in ('reading', 'asks', 'applying', 'complete', 'incomplete', 'given_up', 'refused')),
  add column problem text,                    -- what is wrong with the file as a whole, and where
  add column columns text[],                  -- what the file tells
  add column rows_read bigint not null default 0,
  add column rows_applied bigint not null default 0,
  add column closings integer,                -- children whom a full load does not list any more
  add column answered_by uuid references worker,
  add column lease_until timestamptz,         -- a process works on it
  add column settled_at timestamptz;

-- The rows of a file while it is loaded, and afterwards what became of each.
create table register_row (
  load_id uuid not null references register_load,
  authority_id text not null references authority,
  number bigint not null,
  place text not null,
  child_id uuid,
  known boolean not null default false,       -- whether the child was in the register before
  local_id_key bytea,
  number_key bytea,
  person_key bytea,                           -- HMAC of name and date of birth
  born date,
  content bytea,                              -- sealed; null once it is applied
  findings jsonb not null default '[]',       -- [{"column": …, "fault": …}]
  outcome text check (outcome in ('accepted', 'changed', 'unchanged', 'refused')),
  primary key (load_id, number)
);
create index register_load_full on register_load (authority_id, as_at) where kind = 'full';
create index register_row_unapplied on register_row (load_id, child_id) where outcome is null;

-- Custodian and deputy of a restricted child must be reachable, or the flag is not saved.
create function check_keepers() returns trigger language plpgsql as $$
begin
  if new.restricted and (
    select count(*) from worker w
    where w.id in (new.custodian_id, new.deputy_id) and w.authority_id = new.authority_id
      and w.left_at is null and (w.email is not null or w.sign_in is not null)) < 2
  then
    raise exception 'a restricted child needs a custodian and a deputy who can be reached'
      using errcode = 'check_violation', constraint = 'keepers_can_be_reached';
  end if;
  return new;
end
$$;
create trigger keepers_can_be_reached before insert or update of restricted, custodian_id, deputy_id on child
  for each row execute function check_keepers();

create function child_content(of_child uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('givenName', c.given_name, 'familyName', c.family_name, 'dateOfBirth', c.date_of_birth,
    'sex', c.sex, 'address', c.address, 'postcode', c.postcode, 'teamId', c.team_id, 'caseRecord', c.case_record,
    'localIdKey', encode(c.local_id_key, 'hex'), 'restricted', c.restricted, 'custodianId', c.custodian_id,
    'deputyId', c.deputy_id, 'closedAt', c.closed_at, 'motherId', c.mother_id,
    'names', (select coalesce(jsonb_agg(jsonb_build_object('givenName', n.given_name, 'familyName', n.family_name,
        'fromAt', n.from_at) order by n.from_at, n.family_name, n.given_name), '[]') from child_name n where n.child_id = c.id),
    'localIdKeys', (select coalesce(jsonb_agg(encode(l.local_id_key, 'hex') order by l.local_id_key), '[]')
      from child_local_id l where l.child_id = c.id),
    'numbers', (select coalesce(jsonb_agg(jsonb_build_object('key', encode(n.number_key, 'hex'), 'status', n.status,
        'fromAt', n.from_at) order by n.number_key), '[]') from child_number n where n.child_id = c.id),
    'plans', (select coalesce(jsonb_agg(jsonb_build_object('type', p.type, 'startedAt', p.started_at,
        'endedAt', least(p.ended_at, p.birth_at),
        'expectedDeliveryOn', p.expected_delivery_on, 'deletedAt', p.deleted_at) order by p.started_at, p.type), '[]')
      from plan p where p.child_id = c.id),
    'allocations', (select coalesce(jsonb_agg(jsonb_build_object('workerId', a.worker_id, 'teamId', a.team_id,
        'fromAt', a.from_at, 'untilAt', a.until_at) order by a.from_at, a.worker_id), '[]')
      from allocation a where a.child_id = c.id),
    'barred', (select coalesce(jsonb_agg(b.worker_id order by b.worker_id), '[]') from child_bar b where b.child_id = c.id))
  from child c where c.id = of_child
$$;

-- Appends to the history of those children whose content is not what was last recorded; answers which they were.
create function record_children(children uuid[], at timestamptz, by_actor text, of_load uuid)
  returns setof uuid language sql volatile as $$
  insert into child_history (child_id, authority_id, recorded_at, as_at, actor, load_id, content)
  select c.id, c.authority_id, at, c.as_at, by_actor, of_load, now_known.content
  from child c
  cross join lateral child_content(c.id) as now_known (content)
  where c.id = any (children)
    and now_known.content is distinct from (
      select h.content from child_history h where h.child_id = c.id order by h.position desc limit 1)
  returning child_id
$$;

call protect('child_name');
call protect('child_local_id');
call protect('child_bar');
call protect('child_history');
call protect('register_row');

insert into child_name (child_id, authority_id, given_name, family_name, from_at, recorded_at)
  select id, authority_id, coalesce(given_name, ''), coalesce(family_name, ''), recorded_at, recorded_at from child
  where given_name is not null or family_name is not null;
insert into child_local_id (child_id, authority_id, local_id_key, local_id, recorded_at)
  select id, authority_id, local_id_key, local_id, recorded_at from child where local_id_key is not null;

select record_children(array(select id from child), now(), 'function:migrate', null);

grant select, insert, update, delete on child_name, child_local_id, child_bar, register_row to wardline_loading;
grant select, insert on child_history to wardline_loading;
grant select on child_name, child_local_id, child_bar to wardline_matching, wardline_web;
grant select on register_row, child_history to wardline_web;
