-- The mailboxes of the national service: every message that was collected, before anything else was done with it.

create table mailbox_message (
  id uuid primary key,                        -- derived from mailbox and message id
  authority_id text not null references authority,
  mailbox text not null,                      -- our own name of the mailbox
  message_id text not null,                   -- MESH's
  report boolean not null,                    -- about a message that we sent; it has no body
  workflow_id text not null,
  file_name text,
  local_id text,                              -- of a report: our own id of what we sent
  linked_message_id text,                     -- of a report: MESH's
  status_code text,                           -- of a report; 14: nobody collected it
  body bytea not null,                        -- the bytes as they came, sealed
  stored_at timestamptz not null,
  passing_on_at timestamptz,                  -- about to be given to the case system
  passed_on_at timestamptz,
  handled_at timestamptz,
  result text,                                -- what became of it: codes and counts only
  unreadable text,                            -- what is wrong and where, never what was in it
  duty_told_at timestamptz,                   -- when Duty & Advice heard that it cannot be read
  acknowledged_at timestamptz,
  unique (mailbox, message_id)
);
create index mailbox_message_unfinished on mailbox_message (authority_id, stored_at) where acknowledged_at is null;
create index mailbox_message_unreadable on mailbox_message (authority_id, stored_at) where unreadable is not null;

-- When each thing was last heard of or done.
create table link_freshness (
  authority_id text not null references authority,
  what text not null check (what in ('collection', 'handshake', 'upload', 'response', 'notification', 'heartbeat')),
  at timestamptz not null,
  primary key (authority_id, what)
);

call protect('mailbox_message');
call protect('link_freshness');

grant select, insert, update on mailbox_message, link_freshness to wardline_mesh;
grant select on authority, team, worker, worker_role, shift to wardline_mesh;
grant select, insert on sealing_key to wardline_mesh;
grant insert on audit_entry to wardline_mesh;
-- What it collects it takes in as the function intake does.
grant select, insert on care_event to wardline_mesh;
grant insert on quarantine to wardline_mesh;
grant select, insert, update on feed to wardline_mesh;
