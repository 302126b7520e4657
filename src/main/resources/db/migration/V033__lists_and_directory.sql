-- Lists of notifications go along an index and end where the page does.

create index notification_settled on notification (authority_id, opened_at desc, id desc)
  where state in ('concluded', 'withdrawn');
create index notification_settled_of_team on notification (team_id, opened_at desc, id desc)
  where state in ('concluded', 'withdrawn');
create index notification_undecided_of_authority on notification (authority_id) where state in ('open', 'acknowledged');

-- What concerns a worker: a handful of rows each.
create index notification_of_allocated on notification (allocated_worker_id) where allocated_worker_id is not null;
create index notification_of_addressee on notification (addressee_id) where addressee_id is not null;
create index notification_of_owner on notification (owner_id) where owner_id is not null;
create index notification_of_custodian on notification (custodian_id) where custodian_id is not null;
create index notification_of_deputy on notification (deputy_id) where deputy_id is not null;

-- The NHS's public directory of organisations; its rows belong to no council.
create table organisation (
  code text primary key,                      -- ODS
  name text not null,
  telephone text
);
grant select, insert, update on organisation to wardline_loading;
grant select on organisation to wardline_web;

-- What else happened to a child.
create index episode_of_child on episode (child_id, began_at desc);
