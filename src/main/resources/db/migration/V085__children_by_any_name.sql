-- Children are looked for by their former family names, too: read from the index alone, as far as a council's go.
drop index concurrently if exists child_name_of_authority;
create index concurrently child_name_of_authority on child_name (authority_id, family_name) include (child_id);
