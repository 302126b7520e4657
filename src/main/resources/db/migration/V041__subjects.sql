-- The id in a subject of the trail, such as child:00000999-0000-4000-8004-000000000001; null when it is of another kind.

create function id_of(kind text, subject text) returns uuid language sql immutable as $$
  select case when subject ~ ('^' || kind || ':[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
    then cast(substr(subject, length(kind) + 2) as uuid) end
$$;
