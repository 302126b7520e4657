-- How many deliveries a step planned, beside the words of it, so that one that is gone is missed.

-- null: the line tells nobody, or is older than this
alter table notification_history add column told integer;
alter table review_history add column told integer;
