-- A sign-in is given to a worker who has none; whoever had it before, also at another council or before they left, keeps it.

create function sign_in_had(subject text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from worker w where w.sign_in = subject)
$$;
revoke execute on function sign_in_had(text) from public;
grant execute on function sign_in_had(text) to wardline_web;

-- The auditor shows each gift for a day.
create index audit_entry_sign_in_given on audit_entry (at) where action = 'sign-in given';
