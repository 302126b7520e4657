-- Row-level security asks which authorities were entered once in a statement, not once for each row that it reads:
-- a subselect that depends on no row is answered before the first one.

create or replace procedure protect(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format($policy$create policy by_authority on %s to public
      using (authority_id = any ((select string_to_array(current_setting('wardline.authorities', true), ','))::text[]))
      with check (authority_id = any ((select string_to_array(current_setting('wardline.authorities', true), ','))::text[]))$policy$,
    protected);
  execute format('create policy of_owner on %s to wardline_owner using (true) with check (true)', protected);
  execute format('create policy of_auditor on %s for select to wardline_auditor using (true)', protected);
  execute format('grant select on %s to wardline_auditor', protected);
end
$$;

do $$
declare
  protected regclass;
begin
  for protected in
    select p.polrelid from pg_policy p
    where p.polname = 'by_authority' and p.polcmd = '*' and p.polwithcheck is not null
  loop
    execute format($policy$alter policy by_authority on %s
        using (authority_id = any ((select string_to_array(current_setting('wardline.authorities', true), ','))::text[]))
        with check (authority_id = any ((select string_to_array(current_setting('wardline.authorities', true), ','))::text[]))$policy$,
      protected);
  end loop;
end
$$;
alter policy by_authority on audit_entry
  using (authority_id = any ((select string_to_array(current_setting('wardline.authorities', true), ','))::text[]));
