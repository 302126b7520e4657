-- What operators see and do: replays, glass that is broken for a reason, and what to do about a finding.

alter table finding add column remedy text;   -- what to do about it

-- What was put on its way again. The original stays where it was kept.
create table replay (
  id uuid primary key,
  authority_id text not null references authority, -- of whoever did it
  kind text not null check (kind in ('quarantine', 'matching', 'dispatch')),
  subject uuid not null,                      -- the quarantined message, the care event or the delivery
  corrected boolean not null default false,   -- other bytes than those that were kept
  reason text not null,                       -- a ticket's number, never a person's data
  replayed_by uuid not null references worker,
  at timestamptz not null,
  result text not null                        -- codes and counts only
);
create index replay_of_subject on replay (subject);

-- One operator looks at one item for a short time, and somebody else reviews it.
create table break_glass (
  id uuid primary key,
  authority_id text not null references authority,
  kind text not null check (kind in ('notification', 'quarantine')),
  item uuid not null,
  reason text not null,                       -- a ticket's number, never a person's data
  opened_by uuid not null references worker,
  opened_at timestamptz not null,
  until_at timestamptz not null,
  reviewed_by uuid references worker,
  reviewed_at timestamptz,
  justified boolean,
  check (reviewed_by <> opened_by),
  check ((reviewed_by is null) = (justified is null) and (reviewed_by is null) = (reviewed_at is null))
);
create index break_glass_of_authority on break_glass (authority_id, opened_at desc);

call protect('replay');
call protect('break_glass');

grant select, insert on replay, break_glass to wardline_web;
grant update (reviewed_by, reviewed_at, justified) on break_glass to wardline_web;

-- The trail is searched by subject, and read by those who answer for it; row-level security keeps it to their council.
create index audit_entry_of_subject on audit_entry (subject, position);
grant select on audit_entry to wardline_web;

-- Of care events the desk sees states and times, never the body; what was kept aside it takes in as intake does.
grant select (id, source_key, sender, format, state, accepted_at, announced_at, announcements) on care_event to wardline_web;
grant insert on care_event, quarantine to wardline_web;
grant insert, update on feed to wardline_web;
grant select on link_freshness to wardline_web;
