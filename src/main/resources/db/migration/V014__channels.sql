-- Channels beside desktop and SMTP: who took a delivery over, what its provider said afterwards, and when to ask for it.

alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_check
  check (channel in ('desktop', 'email', 'case_system', 'push'));
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
  check (kind in ('tell', 'remind', 'withdraw', 'file', 'note')); -- file: into the case system; note: its conclusion
alter table delivery alter column addressed_as drop not null; -- a case system is told in no role
alter table delivery add column via text;                -- which provider took it over: smtp, notify, webhook, folder
alter table delivery add column provider_reference text; -- under which id, of the latest attempt that was taken over
alter table delivery add column receipt_due_at timestamptz; -- when somebody has to ask whether it arrived

create index delivery_receipt_due on delivery (receipt_due_at) where state = 'sent' and receipt_due_at is not null;

alter table delivery_attempt add column via text;
alter table delivery_attempt add column provider_reference text;

-- What providers said after they had taken a delivery over. The same receipt twice is one row.
create table delivery_receipt (
  delivery_id uuid not null references delivery,
  authority_id text not null references authority,
  provider_reference text not null,
  result text not null,                       -- a named code, such as delivered or notify_permanent_failure
  at timestamptz not null,
  primary key (delivery_id, provider_reference, result)
);
call protect('delivery_receipt');
grant select, insert on delivery_receipt to wardline_dispatch, wardline_web;
grant update on delivery to wardline_web; -- a provider's callback settles a delivery

-- Somebody cannot be reached: the next step is due now, whatever its wait. Dispatch may say so and nothing else.
alter table notification add column hurried boolean not null default false;
grant update (hurried, step_due_at) on notification to wardline_dispatch;

-- As before, and deliveries whose receipt has to be asked for: dispatch asks, and says when to ask again.
create or replace function claim_unsettled_deliveries(at timestamptz, base interval, cap integer)
  returns table (id uuid, authority_id text)
  language sql volatile security definer set search_path = public, pg_temp as $$
  with unsettled as (
    select u.id from delivery u
    where u.state in ('due', 'sending') and u.due_at <= at
      and (u.announcements = 0
        or u.announced_at <= at - least(base * power(2, least(u.announcements, 10) - 1), greatest(base, interval '1 hour')))
    order by u.due_at limit cap for update skip locked),
  to_ask as (
    select u.id from delivery u
    where u.state = 'sent' and u.receipt_due_at <= at and u.announced_at <= at - base
    order by u.receipt_due_at limit cap for update skip locked)
  update delivery d set announced_at = at, announcements = least(d.announcements + 1, 30)
  where d.id in (select u.id from unsettled u union all select a.id from to_ask a)
  returning d.id, d.authority_id
$$;

-- What a case note says of the visit: what is not sealed. And under which id the case system knows the child.
grant select (authority_id, episode_id, care_event_id, kind, occurred_at, care_setting, organisation)
  on episode_event to wardline_dispatch;
grant select (id, authority_id, local_id) on child to wardline_dispatch;

-- An authority's own text of its e-mails, in place of the bundled one.
create table message_text (
  authority_id text primary key references authority,
  subject text not null,
  plain text not null,
  html text not null,
  recorded_at timestamptz not null,
  recorded_by uuid references worker
);
call protect('message_text');
grant select on message_text to wardline_dispatch, wardline_web;
grant insert, update, delete on message_text to wardline_web;

-- Workers' devices that get push messages: where they are and how to encrypt for them is sealed.
create table push_subscription (
  id uuid primary key,                        -- derived from the keyed hash of the device's address
  authority_id text not null references authority,
  worker_id uuid not null references worker,
  sealed bytea not null,
  subscribed_at timestamptz not null
);
create index push_subscription_of_worker on push_subscription (worker_id);
call protect('push_subscription');
grant select, delete on push_subscription to wardline_dispatch;
grant select, insert, update, delete on push_subscription to wardline_web;
