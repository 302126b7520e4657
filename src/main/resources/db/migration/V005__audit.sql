-- The append-only trail of who did what, and what the auditor found.

create table audit_entry (
  id uuid primary key,
  position bigint generated always as identity,
  authority_id text,                          -- null: before an authority is known
  at timestamptz not null,
  actor text not null,                        -- 'function:matching', 'worker:<id>', 'sender:<id>'
  action text not null,
  subject text not null,                      -- 'notification:<id>', 'child:<id>', 'care_event:<id>'
  detail text not null default ''
);
create index audit_entry_of_authority on audit_entry (authority_id, position);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy by_authority on audit_entry for select to public
  using (authority_id = any (string_to_array(current_setting('wardline.authorities', true), ',')));
create policy append on audit_entry for insert to public
  with check (authority_id is null
    or authority_id = any (string_to_array(current_setting('wardline.authorities', true), ',')));
create policy of_owner on audit_entry to wardline_owner using (true) with check (true);
create policy of_auditor on audit_entry for select to wardline_auditor using (true);

grant insert on audit_entry to wardline_intake, wardline_matching, wardline_dispatch, wardline_escalation, wardline_loading, wardline_web;
grant select on audit_entry to wardline_auditor;

create table finding (
  id uuid primary key,
  rule text not null,
  subject text not null,                      -- 'delivery:<id>', 'register:<authority>'
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  cleared_at timestamptz
);
create unique index one_open_finding on finding (rule, subject) where cleared_at is null;

grant select, insert, update on finding to wardline_auditor;
grant select on finding to wardline_web;
