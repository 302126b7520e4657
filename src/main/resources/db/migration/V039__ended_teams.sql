-- A team that the staff file does not name any more: it stays known by its id, but nobody is told by its kind.
alter table team add column ended_at timestamptz;
