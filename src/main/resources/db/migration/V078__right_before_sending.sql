-- Right before it sends, dispatch asks whether its recipient may still be told.
grant select on child_bar to wardline_dispatch;
-- The case file says which events of a visit their sender took back.
grant select (cancelled_at) on episode_event to wardline_dispatch;
-- What a sender takes back need not be sent any more.
grant update (state, settled_at) on delivery to wardline_matching;

-- As before, and that somebody could not be told any more; what stands there satisfies it.
alter table review_history drop constraint review_history_what_check;
alter table review_history
  add constraint review_history_what_check check (what in ('this_child', 'none', 'asked', 'undone', 'settled_by_register',
    'step_taken', 'step_passed_over', 'sent', 'sent_again', 'send_failed', 'gave_up', 'not_needed', 'not_told', 'arrived', 'bounced',
    'hurried')) not valid;
