-- Who signed in and is nobody's worker: opaque subjects of the identity provider. They belong to no authority.

create table unknown_sign_in (
  subject text primary key check (length(subject) <= 255),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index unknown_sign_in_latest on unknown_sign_in (last_seen_at desc);

grant select, insert, update on unknown_sign_in to wardline_web;
