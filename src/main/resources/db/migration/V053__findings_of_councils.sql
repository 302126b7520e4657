-- Whose finding it is, and of whom a subject of the trail tells.

-- null: the deployment's, such as a silent sender
alter table finding add column authority_id text references authority;
alter table finding enable row level security;
alter table finding force row level security;
create policy by_authority on finding for select to public
  using (authority_id is null
    or authority_id = any ((select string_to_array(current_setting('wardline.authorities', true), ','))::text[]));
create policy of_owner on finding to wardline_owner using (true) with check (true);
create policy of_auditor on finding to wardline_auditor using (true) with check (true);

-- Whether no other council shares the deployment, so that what belongs to no council is its own.
create function is_alone(council text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from authority a where a.authority_id <> council and not a.synthetic)
$$;
revoke execute on function is_alone(text) from public;
grant execute on function is_alone(text) to wardline_web;

-- Whether somebody may know of all the children of whom a subject of the trail tells: a row of their council that is
-- about a child, or anything else. Those of a restricted child are its keepers', and nobody's who is barred from it.
create function may_know(reader uuid, subject text) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  kind text := split_part(subject, ':', 1);
  row_id uuid;
  children uuid[] := '{}';
  notifications uuid[] := '{}';
begin
  if kind not in ('child', 'notification', 'delivery', 'review', 'care_event', 'episode', 'child_opening', 'break_glass') then
    return true;
  end if;
  row_id := id_of(kind, subject);
  if row_id is null then
    return true;
  end if;
  case kind
    when 'child' then
      children := array[row_id];
    when 'notification' then
      notifications := array[row_id];
    when 'delivery' then
      notifications := array(select d.notification_id from delivery d where d.id = row_id);
      children := array(
        select unnest(r.candidates) from delivery d join review r on r.id = d.review_id where d.id = row_id);
    when 'review' then
      children := array(select unnest(r.candidates) from review r where r.id = row_id);
    when 'care_event' then
      notifications := array(
        select n.id from episode_event e join notification n on n.episode_id = e.episode_id where e.care_event_id = row_id);
      children := array(
        select unnest(r.candidates) from review r where r.care_event_id = row_id
        union all
        select p.child_id from episode_event e join episode p on p.id = e.episode_id where e.care_event_id = row_id);
    when 'episode' then
      notifications := array(select n.id from notification n where n.episode_id = row_id);
      children := array(select p.child_id from episode p where p.id = row_id);
    when 'child_opening' then
      children := array(select o.child_id from child_opening o where o.id = row_id);
    when 'break_glass' then
      notifications := array(select b.item from break_glass b where b.id = row_id and b.kind = 'notification');
  end case;
  children := children || array(select n.child_id from notification n where n.id = any (notifications));
  return not exists (
      select from child c
      where c.id = any (children)
        and (c.restricted and not coalesce(reader in (c.custodian_id, c.deputy_id), false)
          or exists (select from child_bar b where b.child_id = c.id and b.worker_id = reader)))
    and not exists (
      select from notification n
      where n.id = any (notifications) and n.restricted
        and not coalesce(reader in (n.custodian_id, n.deputy_id), false));
end
$$;
