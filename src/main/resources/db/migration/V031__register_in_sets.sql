-- What a load does for each child is done for a whole set of children by one plan.

create function children_content(of_children uuid[]) returns table (child_id uuid, content jsonb)
  language sql stable as $$
  select c.id, jsonb_build_object('givenName', c.given_name, 'familyName', c.family_name, 'dateOfBirth', c.date_of_birth,
    'sex', c.sex, 'address', c.address, 'postcode', c.postcode, 'teamId', c.team_id, 'caseRecord', c.case_record,
    'localIdKey', encode(c.local_id_key, 'hex'), 'restricted', c.restricted, 'custodianId', c.custodian_id,
    'deputyId', c.deputy_id, 'closedAt', c.closed_at, 'motherId', c.mother_id,
    'names', (select coalesce(jsonb_agg(jsonb_build_object('givenName', n.given_name, 'familyName', n.family_name,
        'fromAt', n.from_at) order by n.from_at, n.family_name, n.given_name), '[]') from child_name n where n.child_id = c.id),
    'localIdKeys', (select coalesce(jsonb_agg(encode(l.local_id_key, 'hex') order by l.local_id_key), '[]')
      from child_local_id l where l.child_id = c.id),
    'numbers', (select coalesce(jsonb_agg(jsonb_build_object('key', encode(n.number_key, 'hex'), 'status', n.status,
        'fromAt', n.from_at) order by n.number_key), '[]') from child_number n where n.child_id = c.id),
    'plans', (select coalesce(jsonb_agg(jsonb_build_object('type', p.type, 'startedAt', p.started_at,
        'endedAt', least(p.ended_at, p.birth_at),
        'expectedDeliveryOn', p.expected_delivery_on, 'deletedAt', p.deleted_at) order by p.started_at, p.type), '[]')
      from plan p where p.child_id = c.id),
    'allocations', (select coalesce(jsonb_agg(jsonb_build_object('workerId', a.worker_id, 'teamId', a.team_id,
        'fromAt', a.from_at, 'untilAt', a.until_at) order by a.from_at, a.worker_id), '[]')
      from allocation a where a.child_id = c.id),
    'barred', (select coalesce(jsonb_agg(b.worker_id order by b.worker_id), '[]') from child_bar b where b.child_id = c.id))
  from child c where c.id = any (of_children)
$$;

create or replace function child_content(of_child uuid) returns jsonb language sql stable as $$
  select content from children_content(array[of_child])
$$;

create or replace function record_children(children uuid[], at timestamptz, by_actor text, of_load uuid)
  returns setof uuid language sql volatile as $$
  insert into child_history (child_id, authority_id, recorded_at, as_at, actor, load_id, content)
  select c.id, c.authority_id, at, c.as_at, by_actor, of_load, now_known.content
  from children_content(children) as now_known (child_id, content)
  join child c on c.id = now_known.child_id
  where now_known.content is distinct from (
    select h.content from child_history h where h.child_id = c.id order by h.position desc limit 1)
  returning child_id
$$;

-- Only where a flag is set or kept are its keepers asked for.
drop trigger keepers_can_be_reached on child;
create trigger keepers_can_be_reached before insert or update of restricted, custodian_id, deputy_id on child
  for each row when (new.restricted) execute function check_keepers();
