-- A message that was kept aside is settled when all of it was taken in later, corrected or as it came, or when somebody
-- said with a reason that nothing is to be done. What was done is a row of replay; what came of it is written after it.
create function is_settled_message(kept uuid) returns boolean language sql stable as $$
  select exists (
    select from replay r
    where r.subject = kept and r.kind = 'quarantine'
      and (r.result ~ '^accepted=[1-9][0-9]* refused=0$' or r.result = 'nothing to be done'))
$$;

grant update (result) on replay to wardline_web;
