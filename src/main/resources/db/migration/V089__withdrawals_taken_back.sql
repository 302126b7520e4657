-- restore: who heard that a notification is withdrawn hears that this is taken back. Rows that are there are looked at in the
-- next migration, so that nobody who writes waits for it. A dispatch of the version before leaves such a delivery on the queue.
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
  check (kind in ('tell', 'remind', 'withdraw', 'restore', 'file', 'note')) not valid;
