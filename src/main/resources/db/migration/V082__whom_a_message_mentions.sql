-- Whoever opens a message that was kept aside, which belongs to no council, is told by this look-up whom it mentions: ids
-- only. What is restricted stays shut, and each child's disclosure report says who looked.
grant execute on function find_children(jsonb) to wardline_web;
