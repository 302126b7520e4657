-- How long the register is kept, what stops that, and what is left to show that it was done.

-- Nothing of a held child is purged, for example while a court or an inquiry may ask.
create table legal_hold (
  child_id uuid not null references child,
  authority_id text not null references authority,
  reason text not null,                       -- the reference of the order, never what it says
  placed_by uuid not null references worker,
  placed_at timestamptz not null,
  lifted_by uuid references worker,
  lifted_at timestamptz,
  primary key (child_id, placed_at)
);
create unique index one_hold on legal_hold (child_id) where lifted_at is null;

create table purge_receipt (
  id uuid primary key,
  authority_id text not null references authority,
  class text not null,                        -- what was purged
  kept_for interval not null,
  before timestamptz not null,                -- everything older than this
  purged integer not null,                    -- rows, or children with all that belongs to them
  held integer not null,                      -- left because of a legal hold
  at timestamptz not null
);

call protect('legal_hold');
call protect('purge_receipt');

grant select on legal_hold to wardline_loading;
grant select, insert on purge_receipt to wardline_loading;
grant delete on child_history to wardline_loading;
grant select on episode, review to wardline_loading;
grant select, insert, update on legal_hold to wardline_web;
grant select on purge_receipt to wardline_web;
grant update (restricted, custodian_id, deputy_id) on child to wardline_web;
grant insert, delete on child_bar to wardline_web;
grant insert on child_history to wardline_web;
