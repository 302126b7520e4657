package org.wardline.auditor.statement;

/** One line of a statement: how many there were of something. */
record Count(String what, long many) {}
