-- What a case system has not confirmed, the oldest first: a handful among all deliveries.
drop index concurrently if exists delivery_not_filed;
create index concurrently delivery_not_filed on delivery (authority_id, planned_at)
  where channel = 'case_system' and state in ('failed', 'bounced', 'due', 'sending', 'sent');
