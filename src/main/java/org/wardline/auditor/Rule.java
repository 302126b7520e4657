package org.wardline.auditor;

import java.time.Duration;

/**
 * Something that must not be.
 *
 * @param name unique, in lower case with dashes: the label of the gauge and of the log line
 * @param limit the statement's {@code $1} is this long ago
 * @param sql answers each fault once: what it is about (a kind and an opaque id), since when, and
 *     whose it is: a council's code, or null for what belongs to the whole deployment. What is of
 *     the synthetic authority is no fault: nobody answers there.
 * @param remedy what somebody who reads of it is to do
 */
record Rule(String name, Duration limit, String sql, String remedy) {}
