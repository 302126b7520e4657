-- A round that nobody answers is followed by another when the office opens, and what was hurried is not forgotten until then.
alter table notification
  add column office_hurried_at timestamptz,       -- since when the next step of the day does not wait for its time
  add column out_of_hours_hurried_at timestamptz, -- the same of the night
  add column mailboxes_told boolean not null default false; -- at night; the people of that step are asked by day
alter table review
  add column office_hurried_at timestamptz,
  add column out_of_hours_hurried_at timestamptz,
  add column mailboxes_told boolean not null default false;

-- A round asks who is allocated when it begins.
grant select (authority_id, child_id, worker_id, team_id, from_at, until_at) on allocation to wardline_escalation;
grant select (team_id) on child to wardline_escalation;

-- What stands at the end of its steps goes on with the next tick.
update notification n set step_due_at = now(), version = n.version + 1
from authority a
where a.authority_id = n.authority_id and not a.synthetic and n.state = 'open' and n.step_due_at is null;
