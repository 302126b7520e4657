-- The keys by which pages sign sessions and forms. No function may read them: whoever has one can sign anybody in.
create table session_key (
  id uuid primary key,
  wrapped bytea not null,                     -- the key, wrapped by the key service for this use alone
  created_at timestamptz not null
);

grant select, insert on session_key to wardline_web;
