-- Escalation policies by version, reminders, withdrawals, and children who become restricted.

create table escalation_policy (
  authority_id text not null references authority,
  version integer not null check (version > 0),
  author text not null,                       -- a worker's id or an operator's name
  recorded_at timestamptz not null,
  active_from timestamptz not null,           -- for notifications that open from then on
  file text not null,                         -- the YAML as it was written
  policy jsonb not null,                      -- the same as functions read it
  primary key (authority_id, version)
);
create index escalation_policy_in_force on escalation_policy (authority_id, active_from desc);

call protect('escalation_policy');
grant select on escalation_policy to wardline_matching, wardline_escalation, wardline_web;
grant insert on escalation_policy to wardline_loading, wardline_web;
grant select on escalation_policy to wardline_loading;

alter table notification add column last_worker_id uuid references worker;
comment on column notification.last_worker_id is 'who was allocated last, whether or not somebody is now';
