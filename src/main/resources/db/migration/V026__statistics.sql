-- While a load fills the register, the planner must know how large it is: under row-level security it would otherwise
-- begin with "all children of the authority", which it takes for a few, and read all of them for every statement.
create function analyze_register() returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  analyze child, child_number, child_name, child_local_id, plan, allocation, child_history, register_row;
end
$$;
revoke execute on function analyze_register() from public;
grant execute on function analyze_register() to wardline_loading;
