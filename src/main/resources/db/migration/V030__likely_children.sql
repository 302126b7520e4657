-- Finding a child without a number: keys under which a child is looked up by name, date of birth and postcode. They are
-- computed by the database from the child's row, so that whoever loads the register need not know of them. find_namesakes stays for the version before this one.
create extension if not exists fuzzystrmatch;

-- The first sounds of the first part of a name; of a name without any, its first letters.
create function name_sound(name text) returns text
  language sql immutable strict parallel safe set search_path = public, pg_temp as $$
  select nullif(coalesce(nullif(dmetaphone(first.part), ''), left(first.part, 3)), '')
  from (select (regexp_match(upper(name), '[[:alpha:]]+'))[1] as part) first
$$;

-- Hashes of what two records of one child have in common although one thing is wrong, missing or has changed places.
create function child_keys(given text, family text, born date, postcode text) returns bigint[]
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  with t as (
    select name_sound(given) as given, name_sound(family) as family,
      extract(year from born)::integer as year,
      least(extract(month from born), extract(day from born))::integer * 100
        + greatest(extract(month from born), extract(day from born))::integer as day,
      nullif(regexp_replace(upper(postcode), '[^A-Z0-9]', '', 'g'), '') as postcode),
  n as (
    select case when t.given is not null and t.family is not null
             then least(t.given, t.family) || ' ' || greatest(t.given, t.family) end as names, t.* from t)
  select coalesce(array_agg(distinct hashtextextended(k.key, 0)), '{}')
  from n, lateral (values
    ('born ' || n.year || n.day || ' ' || n.given),
    ('born ' || n.year || n.day || ' ' || n.family),
    ('names year ' || n.names || ' ' || n.year),
    ('names day ' || n.names || ' ' || n.day),
    ('names area ' || n.names || ' ' || left(n.postcode, -3)),
    ('postcode ' || n.postcode || ' ' || n.given),
    ('postcode year ' || n.postcode || ' ' || n.year)) as k (key)
  where k.key is not null
$$;

create index child_by_keys on child using gin (child_keys(given_name, family_name, date_of_birth, postcode))
  with (fastupdate = off);
create index child_by_given_name on child (authority_id, given_name);

-- events: [{"event": uuid, "given": text, "family": text, "born": date, "postcode": text, "authority": ODS code}, …], of
-- which all but the event may be null. A key that very many share leads to some of them only.
create function find_likely_children(events jsonb)
  returns table (event_id uuid, authority_id text, child_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.event, c.authority_id, c.id
  from jsonb_to_recordset(events) as e (event uuid, given text, family text, born date, postcode text, authority text),
    lateral unnest(child_keys(e.given, e.family, e.born, e.postcode)) as k (key),
    lateral (
      select h.authority_id, h.id from child h
      where child_keys(h.given_name, h.family_name, h.date_of_birth, h.postcode) @> array[k.key]
        and (e.authority is null or e.authority = h.authority_id)
      limit 50) c
$$;
revoke execute on function find_likely_children(jsonb) from public;
grant execute on function find_likely_children(jsonb) to wardline_matching;

-- Why the candidates of a review are candidates: weights, field by field, sealed like the review's details.
alter table review add column explanation bytea;
