-- What is undecided and was moved to other keepers, who are to be asked.
drop index concurrently if exists notification_moved;
create index concurrently notification_moved on notification (id)
  where state in ('open', 'acknowledged') and restricted and restricted_from_round > round;
