-- Sessions that a sign-out ended before their time; a row is of use until then. They belong to no council.
create table ended_session (
  id uuid primary key,                        -- random; the session's cookie holds it
  until_at timestamptz not null
);
create index ended_session_until on ended_session (until_at);
grant select, insert, delete on ended_session to wardline_web;
