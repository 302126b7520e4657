-- What arrived from the NHS. These rows have no authority yet, so no row-level security: the body is sealed instead.

create table sealing_key (
  id uuid primary key,
  purpose text not null check (purpose in ('seal', 'index')),
  wrapped bytea not null,                     -- the data key, wrapped by the key service
  created_at timestamptz not null
);
create unique index one_index_key on sealing_key (purpose) where purpose = 'index';

create table care_event (
  id uuid primary key,
  source_key bytea not null unique,           -- HMAC(sender, source id): the same event is stored once, for ever
  sender text not null,
  format text not null check (format in ('cloudevents', 'cpis')),
  state text not null default 'accepted' check (state in ('accepted', 'matched', 'in_review', 'nobody_follows')),
  accepted_at timestamptz not null,
  body bytea,                                 -- sealed CareEvent as JSON; null once erased
  announced_at timestamptz not null,          -- last put on the queue
  announcements smallint not null default 1,
  looked_at timestamptz,                      -- last compared with the register
  erased_at timestamptz
);
create index care_event_unsettled on care_event (announced_at) where state = 'accepted';
create index care_event_sealed on care_event (looked_at) where state = 'nobody_follows' and body is not null;

create table quarantine (
  id uuid primary key,
  sender text not null,
  content_type text,
  reason text not null,                       -- what is wrong and where, never what was in it
  body bytea not null,                        -- the bytes as they came, sealed
  arrived_at timestamptz not null
);

create table feed (
  sender text primary key,
  last_message_at timestamptz not null,
  last_heartbeat_at timestamptz
);

grant select on sealing_key to wardline_intake, wardline_matching, wardline_dispatch, wardline_escalation, wardline_web, wardline_loading;
grant insert on sealing_key to wardline_intake, wardline_loading;
grant select, insert on care_event to wardline_intake;
grant insert on quarantine to wardline_intake;
grant select, insert, update on feed to wardline_intake;
grant select on care_event to wardline_matching, wardline_escalation;
grant update (state, body, looked_at, erased_at) on care_event to wardline_matching;
grant update (announced_at, announcements) on care_event to wardline_escalation;
grant select on quarantine, feed to wardline_web;
grant select on care_event, quarantine, feed to wardline_auditor;
