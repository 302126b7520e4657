-- The measures read what happened to many notifications at once: these columns and no others.

create index history_of_measures on notification_history (notification_id, what, at)
  where what in ('acknowledged', 'concluded', 'withdrawn', 'step_taken', 'not_concluded_in_time');
create index episode_event_settings on episode_event (episode_id, occurred_at) include (care_setting);
create index plan_of_measures on plan (child_id) include (type, started_at, ended_at, deleted_at);
