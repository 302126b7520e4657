package org.wardline.auditor;

import java.time.Duration;

/** How many rows of a table are in a state, and the age of the oldest; zero if there are none. */
record RowCount(String table, String state, long rows, Duration oldest) {}
