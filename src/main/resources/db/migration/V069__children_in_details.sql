-- The disclosure report finds entries about something else that name the child in their detail.

drop index concurrently if exists audit_entry_of_child_in_detail;
create index concurrently audit_entry_of_child_in_detail on audit_entry (detail, position) where starts_with(detail, 'child:');
