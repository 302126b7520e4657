-- The roles of a Wardline database. Run once by a database administrator before the first migration; may be repeated.
--   wardline_owner        owns the schema, runs the migrations, never serves a request
--   wardline_application  what the functions log in as: neither owner nor superuser, bound by row-level security
--   wardline_auditor      the auditor's own log-in: reads everything, changes nothing but its findings
--   wardline_<function>   what one function may do; each deployed log-in is a member of its own, the one-process
--                         application of all
do $$
declare
  login text;
  function_role text;
begin
  foreach login in array array['wardline_owner', 'wardline_application', 'wardline_auditor'] loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', login);
    end if;
  end loop;
  foreach function_role in array array['wardline_intake', 'wardline_arrivals', 'wardline_matching', 'wardline_dispatch',
                                       'wardline_escalation', 'wardline_loading', 'wardline_web',
                                       'wardline_mesh'] loop
    if not exists (select from pg_roles where rolname = function_role) then
      execute format('create role %I nologin', function_role);
    end if;
    execute format('grant %I to wardline_application', function_role);
  end loop;
  execute format('grant create on database %I to wardline_owner', current_database());
  grant create, usage on schema public to wardline_owner;
  grant usage on schema public to wardline_application, wardline_auditor;
end
$$;
