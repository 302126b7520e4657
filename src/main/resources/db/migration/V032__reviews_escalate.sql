-- A review that nobody decides is told like a notification: by rounds of steps, each recipient by a delivery of its own.

alter table review
  add column round integer not null default 0,
  add column round_began_at timestamptz,
  add column out_of_hours_began_at timestamptz,
  add column office_steps integer not null default 0,
  add column out_of_hours_steps integer not null default 0,
  add column step_due_at timestamptz,         -- null: as soon as it is open
  add column hurried boolean not null default false, -- somebody could not be reached: the next step does not wait
  add column policy text;                     -- the escalation policy of the running round, as JSON; null between two
create index review_step_due on review (coalesce(step_due_at, opened_at)) where state = 'open';

-- A delivery tells of a notification or of a review.
alter table delivery
  alter column notification_id drop not null,
  add column review_id uuid references review,
  add constraint delivery_of_one check ((notification_id is null) <> (review_id is null));
create unique index delivery_of_review on delivery (review_id, round, kind, step, recipient_id, channel)
  where review_id is not null;

alter table review_history drop constraint review_history_what_check;
alter table review_history
  add column round integer,
  add column detail text not null default '', -- roles, steps and codes; never a person's data
  add constraint review_history_what_check check (what in ('this_child', 'none', 'asked', 'undone', 'settled_by_register',
    'step_taken', 'step_passed_over', 'sent', 'sent_again', 'send_failed', 'gave_up', 'not_needed', 'arrived', 'bounced',
    'hurried'));

create function due_reviews(at timestamptz, cap integer)
  returns table (id uuid, authority_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.authority_id from review r
  where r.state = 'open' and coalesce(r.step_due_at, r.opened_at) <= at
  order by coalesce(r.step_due_at, r.opened_at) limit cap
$$;
revoke execute on function due_reviews(timestamptz, integer) from public;
grant execute on function due_reviews(timestamptz, integer) to wardline_escalation;

grant select, update on review to wardline_escalation;
grant select on review to wardline_dispatch;
grant update (hurried, step_due_at) on review to wardline_dispatch;
grant select, insert on review_history to wardline_escalation, wardline_dispatch;
