-- What the watcher writes down each morning, and how long each sender may be silent.

-- Counts only: what one day brought in and what became of it, as it was signed and mailed.
create table daily_statement (
  day date primary key,                       -- the local day (Europe/London) that it is about
  made_at timestamptz not null,
  body text not null,
  differences integer not null,               -- counts that ought to be equal and are not
  signature bytea,                            -- Ed25519 over the body; null without a signing key
  to_mail boolean not null,                   -- there were recipients when it was made
  mailed_at timestamptz
);
grant select, insert, update (mailed_at) on daily_statement to wardline_auditor;
grant select on daily_statement to wardline_web;

-- The sender's own limit, from its settings; written with each message.
alter table feed add silent_after interval not null default '7 days';
