-- Children of other teams are opened for a reason, and a manager is told; what an answer says of its use.

create table child_opening (
  id uuid primary key,
  authority_id text not null references authority,
  child_id uuid not null,                     -- stays when the child is purged
  worker_id uuid not null references worker,
  reason bytea not null,                      -- sealed
  opened_at timestamptz not null,
  until_at timestamptz not null,
  tell_id uuid references worker,             -- the manager who is told; null: every manager is
  seen_by uuid references worker,
  seen_at timestamptz
);
create index child_opening_of_worker on child_opening (worker_id, child_id, until_at);
create index child_opening_unseen on child_opening (authority_id, opened_at desc);
call protect('child_opening');
grant select, insert on child_opening to wardline_web;
grant update (seen_by, seen_at) on child_opening to wardline_web;

create index notification_of_child on notification (child_id, opened_at desc);

-- Whoever concludes may say that the notification was of no use; counted in the measures, by nobody's name.
alter table notification add column not_useful boolean not null default false;
