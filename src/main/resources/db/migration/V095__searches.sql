-- Who looked beyond their own teams and why, whom they were shown, and which manager is told of that.

create table child_search (
  id uuid primary key,
  authority_id text not null references authority,
  worker_id uuid not null references worker,
  reason bytea not null,                      -- sealed
  searched_at timestamptz not null,
  listed integer not null                     -- children of others; what was looked for is not kept
);

-- One for each manager who is told of a search.
create table child_search_notice (
  id uuid primary key,
  authority_id text not null references authority,
  search_id uuid not null references child_search,
  tell_id uuid references worker,             -- null: every manager is
  seen_by uuid references worker,
  seen_at timestamptz
);
create index child_search_unseen on child_search_notice (authority_id) where seen_at is null;

-- The children of which a notice tells.
create table child_search_listed (
  notice_id uuid not null references child_search_notice,
  authority_id text not null references authority,
  child_id uuid not null,                     -- stays when the child is purged
  primary key (notice_id, child_id)
);
create index child_search_of_child on child_search_listed (child_id);

call protect('child_search');
call protect('child_search_notice');
call protect('child_search_listed');
grant select, insert on child_search, child_search_notice, child_search_listed to wardline_web;
grant update (seen_by, seen_at) on child_search_notice to wardline_web;
