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

-- Who acknowledged is reminded of the decision, also after a new round began because it was late.
alter table notification
  add column reminded_id uuid references worker,
  add column outcome_due_at timestamptz,
  add column reminders integer not null default 0,
  add column remind_at timestamptz;
create index notification_remind on notification (remind_at) where remind_at is not null;

-- Who was told in a round before this one does not see a child's notification since the child became restricted.
alter table notification add column restricted_from_round integer not null default 1;

alter table notification_history add column note bytea; -- what the actor wrote, sealed

create or replace function due_notifications(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select n.id, n.authority_id from notification n
     where n.state = 'open' and n.step_due_at <= at order by n.step_due_at limit cap)
  union
  (select n.id, n.authority_id from notification n
     where n.state = 'acknowledged' and n.conclude_by <= at order by n.conclude_by limit cap)
  union
  (select n.id, n.authority_id from notification n
     where n.state in ('open', 'acknowledged') and n.remind_at <= at order by n.remind_at limit cap)
  union
  (select n.id, n.authority_id from child c join notification n on n.child_id = c.id
     where c.restricted and n.state in ('open', 'acknowledged')
       and (not n.restricted or n.custodian_id is distinct from c.custodian_id
         or n.deputy_id is distinct from c.deputy_id) limit cap)
$$;

create index child_restricted on child (id) where restricted;
create index notification_undecided_of_child on notification (child_id) where state in ('open', 'acknowledged');
grant update (state, settled_at) on delivery to wardline_matching; -- what was not sent before is not needed any more
grant select (id, authority_id, restricted, custodian_id, deputy_id) on child to wardline_escalation;

-- A sender takes an event back by another that names it. The id is derived from the sender's name of it, as any event's,
-- so that it may also come first: what is named here is not looked at.
alter table care_event add column cancels uuid;
create index care_event_cancels on care_event (cancels) where cancels is not null;
alter table episode_event add column cancelled_at timestamptz;
grant update (cancelled_at) on episode_event to wardline_matching;
grant update (state) on review to wardline_matching;

-- keys: [{"id": uuid}, …]; in which authorities these events are in a notification or in review.
create function held_events(keys jsonb)
  returns table (care_event_id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.care_event_id, e.authority_id
    from jsonb_to_recordset(keys) as k (id uuid) join episode_event e on e.care_event_id = k.id
  union
  select r.care_event_id, r.authority_id
    from jsonb_to_recordset(keys) as k (id uuid) join review r on r.care_event_id = k.id
$$;
create index review_by_care_event on review (care_event_id);
revoke execute on function held_events(jsonb) from public;
grant execute on function held_events(jsonb) to wardline_matching;
