-- What V091 writes down of each notification, for those that are older; after it, so that none falls between the two.

insert into notification_worker (worker_id, opened_at, notification_id, authority_id)
select d.worker_id, n.opened_at, n.id, n.authority_id
from desktop_item d join notification n on n.id = d.notification_id
union
select p.id, n.opened_at, n.id, n.authority_id
from notification n
cross join lateral unnest(array[n.allocated_worker_id, n.addressee_id, n.owner_id, n.custodian_id, n.deputy_id]) as p (id)
where p.id is not null
order by 1, 2, 3
on conflict do nothing;
