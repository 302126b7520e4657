-- Lets each function log in with a token of its own role instead of a password. Run once by the database's
-- administrator after roles.sql; may be repeated, and is repeated when a version brings a function with a new role.
do $$
declare
  login text;
begin
  foreach login in array array['wardline_owner', 'wardline_auditor', 'wardline_intake', 'wardline_arrivals',
                               'wardline_matching',
                               'wardline_dispatch', 'wardline_loading', 'wardline_escalation', 'wardline_mesh',
                               'wardline_web'] loop
    execute format('alter role %I login', login);
    execute format('grant rds_iam to %I', login);
    execute format('grant usage on schema public to %I', login);
  end loop;
end
$$;
