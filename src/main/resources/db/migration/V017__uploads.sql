-- What the council sends to CP-IS, what CP-IS answers, and what is left to be done.

-- Off until somebody who saw the preview switches it on.
create table upload_setting (
  authority_id text primary key references authority,
  enabled_at timestamptz,
  enabled_by uuid references worker,
  requested_at timestamptz,                   -- somebody wants a file now
  planned_at timestamptz,                     -- when it was last worked out what to send
  paused text,                                -- why no file is made until somebody switches it on again
  last_sequence bigint not null default 0
);

create table upload (
  id uuid primary key,                        -- our own id of the message, by which MESH is asked for it
  authority_id text not null references authority,
  sequence bigint not null,                   -- the file's id, rising by one
  records integer not null,
  full_content boolean not null,              -- all records, not only what changed
  body bytea not null,                        -- the file, sealed
  state text not null default 'made' check (state in ('made', 'sending', 'sent', 'refused', 'undelivered', 'answered')),
  made_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  message_id text,                            -- MESH's
  problem text,                               -- MESH's status and code
  answered_at timestamptz,
  file_code text,                             -- CPF01 to CPF06
  resubmit_at timestamptz,
  unique (authority_id, sequence)
);
create index upload_open on upload (authority_id, sequence) where state in ('made', 'sending', 'sent');

create table upload_record (
  upload_id uuid not null references upload,
  position integer not null,
  authority_id text not null references authority,
  child_id uuid not null references child,
  content_key bytea not null,                 -- HMAC of the record
  code text,                                  -- CPR01 to CPR07
  primary key (upload_id, position)
);

-- One line per child: what CP-IS holds, and what is wrong. A line without a problem is on nobody's work list.
create table upload_line (
  child_id uuid primary key references child,
  authority_id text not null references authority,
  loaded_key bytea,                           -- HMAC of the record that CP-IS loaded last
  loaded_at timestamptz,
  problem text,                               -- a reason not to send it, or CPR01 to CPR07
  problem_key bytea,                          -- HMAC of the record that CP-IS did not load
  problem_since timestamptz,
  custodian_told_at timestamptz
);
create index upload_line_problem on upload_line (authority_id, problem_since) where problem is not null;

-- Numbers that are no longer in use; a task is what somebody must find out.
create table number_change (
  authority_id text not null references authority,
  number_key bytea not null,                  -- HMAC of the old number, or of the local id where there is no number
  child_id uuid references child,
  task text check (task in ('no_replacement', 'replacement_in_use', 'restricted', 'unknown_child')),
  received_at timestamptz not null,
  primary key (authority_id, number_key)
);

call protect('upload_setting');
call protect('upload');
call protect('upload_record');
call protect('upload_line');
call protect('number_change');

grant select, insert, update on upload_setting, upload, upload_record, upload_line, number_change to wardline_mesh;
grant select on child, child_number, plan, allocation, register_load to wardline_mesh;
grant insert, update on child_number to wardline_mesh;
grant select on upload_setting, upload, upload_record, upload_line, number_change to wardline_web;
grant insert, update on upload_setting to wardline_web;
