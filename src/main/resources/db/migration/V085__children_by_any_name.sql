-- Children are looked for by their former family names, too.
drop index concurrently if exists child_name_by_family;
create index concurrently child_name_by_family on child_name (authority_id, upper(family_name));
