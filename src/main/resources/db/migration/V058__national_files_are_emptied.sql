-- The bytes of a collected national file are emptied when they need not be kept any more; its row stays, so that the
-- same message is never taken in twice.
grant select (id, authority_id, report, body, acknowledged_at), update (body) on mailbox_message to wardline_loading;
