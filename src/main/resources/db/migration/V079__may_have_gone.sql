-- An attempt that was not answered in time, or whose process died, may have reached its reader: a withdrawal is told to them too.
alter table delivery add column may_have_gone boolean not null default false;
