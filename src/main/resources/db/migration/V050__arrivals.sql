-- Function arrivals takes in what comes by the event bus and as files, as the function intake does over HTTP.
grant select, insert on sealing_key to wardline_arrivals;
grant select, insert on care_event to wardline_arrivals;
grant insert on quarantine to wardline_arrivals;
grant select, insert, update on feed to wardline_arrivals;
grant insert on audit_entry to wardline_arrivals;
