-- A council's own words to its workers come by file as well as by the page.

grant select, insert on briefing to wardline_loading;
