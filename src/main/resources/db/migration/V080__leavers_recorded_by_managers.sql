-- Which manager recorded on the pages that somebody leaves: a staff file that still lists them does not bring them back.
alter table worker add column leaver_recorded_by uuid references worker;
comment on column worker.leaver_recorded_by is 'the manager who recorded left_at on the pages; null where the staff file says it';
grant update (leaver_recorded_by) on worker to wardline_web;
