-- Signing in: who has a subject, and the account for the time when nobody can sign in.

-- The register keeper gives an unknown subject to a worker.
grant update (sign_in) on worker to wardline_web;

-- Codes of the continuity account that were entered; each opens once. They belong to no council.
create table continuity_use (
  id uuid primary key,
  code_hash text not null unique,             -- SHA-256 of the code, in hex
  keeper text not null,                       -- whose envelope it was in, by the name in the settings
  at timestamptz not null,
  opened_at timestamptz                       -- when it opened the account, or was passed by
);
grant select, insert on continuity_use to wardline_web;
grant update (opened_at) on continuity_use to wardline_web;
grant select on continuity_use to wardline_auditor;
