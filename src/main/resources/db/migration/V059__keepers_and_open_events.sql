-- Indexes of what is asked after each load and at each page.

-- The events that another council may still have to be told of.
drop index concurrently if exists care_event_open_to_others;
create index concurrently care_event_open_to_others on care_event (looked_at) where state = 'matched' and open_to_others;

-- Whether somebody keeps restricted children.
drop index concurrently if exists child_by_custodian;
create index concurrently child_by_custodian on child (custodian_id) where restricted;
drop index concurrently if exists child_by_deputy;
create index concurrently child_by_deputy on child (deputy_id) where restricted;
