-- What a worker calls a device by in the list of their own: its browser and system, and nothing else.
alter table push_subscription add column browser text not null default 'A browser';
