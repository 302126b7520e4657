-- The obligation to know: episodes, reviews, notifications, their deliveries and history.

create table episode (
  id uuid primary key,
  authority_id text not null references authority,
  child_id uuid not null references child,
  organisation text not null,                 -- ODS code of the trust
  began_at timestamptz not null,              -- its first event
  ends_at timestamptz not null,               -- 24 hours later, by default
  exclude using gist (child_id with =, organisation with =, tstzrange(began_at, ends_at) with &&)
);

create table episode_event (
  care_event_id uuid not null,
  authority_id text not null references authority,
  episode_id uuid not null references episode,
  kind text not null,
  occurred_at timestamptz not null,
  care_setting text,
  organisation text not null,                 -- ODS code as sent
  details bytea not null,                     -- sealed: organisation's name, who saw the child
  findings text[] not null default '{}',
  recorded_at timestamptz not null,
  primary key (episode_id, care_event_id)
);
create index episode_event_by_care_event on episode_event (care_event_id);

create table review (
  id uuid primary key,
  authority_id text not null references authority,
  care_event_id uuid not null,
  reason text not null,
  candidates uuid[] not null,
  state text not null default 'open' check (state in ('open', 'decided')),
  details bytea not null,                     -- sealed CareEvent
  opened_at timestamptz not null,
  unique (authority_id, care_event_id)
);

create table notification (
  id uuid primary key,
  authority_id text not null references authority,
  episode_id uuid not null references episode,
  child_id uuid not null references child,
  reference text not null,
  route text not null,
  restricted boolean not null,
  allocated_worker_id uuid references worker,
  addressee_id uuid references worker,        -- who is asked first in this round: allocated, or handed over to
  team_id uuid references team,
  custodian_id uuid references worker,
  deputy_id uuid references worker,
  policy text not null,                       -- the escalation policy in force when it opened, as JSON
  state text not null check (state in ('open', 'acknowledged', 'concluded', 'withdrawn')),
  opened_at timestamptz not null,
  round integer not null,
  round_began_at timestamptz not null,
  waits_for_morning boolean not null,         -- this round brings nothing new enough to call out the night service
  out_of_hours_began_at timestamptz,
  office_steps integer not null,              -- steps taken in this round, by ladder
  out_of_hours_steps integer not null,
  step_due_at timestamptz,
  owner_id uuid references worker,
  acknowledged_at timestamptz,
  conclude_by timestamptz,
  concluded_at timestamptz,
  outcome text,
  note bytea,                                 -- sealed
  version integer not null,
  unique (episode_id, authority_id),
  unique (authority_id, reference)
);
create index notification_step_due on notification (step_due_at) where state = 'open' and step_due_at is not null;
create index notification_conclude_by on notification (conclude_by) where state = 'acknowledged';
create index notification_of_authority on notification (authority_id, opened_at desc);

create table notification_history (
  id uuid primary key,
  authority_id text not null references authority,
  notification_id uuid not null references notification,
  at timestamptz not null,
  position bigint generated always as identity,
  round integer not null,
  what text not null,
  actor_id uuid references worker,            -- null: the system
  detail text not null default ''             -- roles, steps and codes; never a person's data
);
create index history_of_notification on notification_history (notification_id, position);

create table delivery (
  id uuid primary key,                        -- derived from the natural key below
  authority_id text not null references authority,
  notification_id uuid not null references notification,
  round integer not null,
  kind text not null check (kind in ('tell', 'remind', 'withdraw')),
  step text not null,
  recipient_id uuid not null,                 -- a worker, or the team whose mailbox it is
  addressed_as text not null,                 -- in which role the recipient is told
  channel text not null check (channel in ('desktop', 'email')),
  state text not null check (state in ('due', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'not_needed')),
  due_at timestamptz not null,
  announced_at timestamptz not null,
  announcements smallint not null default 1,
  attempts integer not null default 0,
  claimed_at timestamptz,
  settled_at timestamptz,
  planned_at timestamptz not null,
  unique (notification_id, round, kind, step, recipient_id, channel)
);
create index delivery_unsettled on delivery (due_at) where state in ('due', 'sending');

create table delivery_attempt (
  delivery_id uuid not null references delivery,
  authority_id text not null references authority,
  attempt integer not null,
  at timestamptz not null,
  result text not null,
  primary key (delivery_id, attempt)
);

-- What stands on a person's desktop: one row per desktop delivery, whatever happens.
create table desktop_item (
  delivery_id uuid primary key references delivery,
  authority_id text not null references authority,
  notification_id uuid not null references notification,
  worker_id uuid not null references worker,
  placed_at timestamptz not null,
  shown_at timestamptz
);
create index desktop_of_worker on desktop_item (worker_id, placed_at desc);
create index desktop_of_notification on desktop_item (notification_id);

call protect('episode');
call protect('episode_event');
call protect('review');
call protect('notification');
call protect('notification_history');
call protect('delivery');
call protect('delivery_attempt');
call protect('desktop_item');

grant select, insert on episode, episode_event, review to wardline_matching;
grant select, insert, update on notification to wardline_matching, wardline_escalation;
grant select, insert on notification_history to wardline_matching, wardline_escalation, wardline_dispatch, wardline_web;
grant select, insert on delivery to wardline_matching, wardline_web;
grant select, insert, update on delivery to wardline_escalation, wardline_dispatch;
grant select, insert on delivery_attempt, desktop_item to wardline_dispatch;
grant select, update on notification to wardline_web;
grant select on notification to wardline_dispatch;
grant select on episode, episode_event, review, delivery_attempt to wardline_web;
grant select on episode, episode_event to wardline_escalation;
grant select on desktop_item to wardline_web, wardline_escalation;
grant update (shown_at) on desktop_item to wardline_web;
grant update (state, settled_at) on delivery to wardline_web;
