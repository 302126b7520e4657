-- A load that says of a child what was said before costs little, and a load knows who works on it.

-- What the newest file says of a child, as a keyed digest. It holds while nothing was recorded of the child since.
create table child_listing (
  child_id uuid primary key references child,
  authority_id text not null references authority,
  digest bytea not null,
  position bigint not null,                   -- of the child's history when it was written
  as_at timestamptz not null                  -- of the first file that said so; child.as_at is the newest one's
);
call protect('child_listing');
grant select, insert, update, delete on child_listing to wardline_loading;

alter table register_row add column digest bytea; -- HMAC of what the row says; null once it is applied

-- Only who has the lease works on a load, and nobody else ends the lease.
alter table register_load add column lease_holder uuid;

-- Room for a row's next version on its page: what moves only as_at touches no index.
alter table child set (fillfactor = 80);
alter table child_number set (fillfactor = 80);
alter table plan set (fillfactor = 80);
alter table child_listing set (fillfactor = 80);
