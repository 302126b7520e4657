-- What a council tells its allocated and its duty social workers to do, in its own words, by version.

create table briefing (
  authority_id text not null references authority,
  reader text not null check (reader in ('allocated', 'duty')),
  version integer not null check (version > 0),
  text text not null check (length(text) <= 4000), -- empty: the words that come with Wardline again
  recorded_at timestamptz not null,
  recorded_by uuid references worker,         -- null: an operator, by the command
  primary key (authority_id, reader, version)
);
call protect('briefing');
grant select, insert on briefing to wardline_web;
