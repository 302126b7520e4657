-- What the auditor writes down: the seals over the audit trail, and how far it has read them again.

-- Entries of one chain (a council's, or 'none' for entries before an authority is known) and one minute, hashed together
-- with the seal before. An entry that became visible after its minute was sealed goes into a later seal of that minute.
create table audit_seal (
  chain text not null,
  number bigint not null,                     -- 1, 2, 3 … within the chain
  minute timestamptz not null,
  entries integer not null,
  first_position bigint not null,
  last_position bigint not null,
  previous_hash bytea not null check (octet_length(previous_hash) = 32), -- of the first seal: zeros
  hash bytea not null check (octet_length(hash) = 32), -- SHA-256
  sealed_at timestamptz not null,
  primary key (chain, number)
);
create index audit_seal_minute on audit_seal (minute);
create index audit_seal_sealed_at on audit_seal (sealed_at);

-- Which entries a seal holds, so that a break names its entry.
create table audit_sealed_entry (
  chain text not null,
  seal bigint not null,
  position bigint not null,
  entry_id uuid not null unique,
  entry_hash bytea not null check (octet_length(entry_hash) = 32), -- SHA-256 of the entry without its position
  late boolean not null,                      -- its minute had been sealed before it became visible
  primary key (chain, seal, position),
  foreign key (chain, seal) references audit_seal
);
create index audit_sealed_entry_late on audit_sealed_entry (chain, seal) where late;

-- How far each chain has been read again; it starts anew when it is through.
create table audit_check (
  chain text primary key,
  next_seal bigint not null,
  checked_at timestamptz not null,
  broken text,                                -- the first break: its kind, seal, position and entry
  broken_at timestamptz
);

-- Seals are added, never changed.
grant select, insert on audit_seal, audit_sealed_entry to wardline_auditor;
grant select, insert, update on audit_check to wardline_auditor;

create unique index audit_entry_position on audit_entry (position);
