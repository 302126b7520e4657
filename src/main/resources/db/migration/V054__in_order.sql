-- Indexes along which pages are read.

-- The trail is searched by time, by who and by what, the latest first; each page ends where it is full.
drop index concurrently if exists audit_entry_in_order;
create index concurrently audit_entry_in_order on audit_entry (authority_id, at, position);
drop index concurrently if exists audit_entry_of_actor;
create index concurrently audit_entry_of_actor on audit_entry (authority_id, actor, at, position);
drop index concurrently if exists audit_entry_of_action;
create index concurrently audit_entry_of_action on audit_entry (authority_id, action, at, position);

-- What the measures read of many rows at once, with the council, so that the rows themselves are not read.
drop index concurrently if exists episode_event_by_setting;
create index concurrently episode_event_by_setting on episode_event (episode_id, occurred_at) include (care_setting, authority_id);
drop index concurrently if exists plan_by_time;
create index concurrently plan_by_time on plan (child_id) include (type, started_at, ended_at, deleted_at, authority_id);
drop index concurrently if exists episode_event_settings;
drop index concurrently if exists plan_of_measures;
