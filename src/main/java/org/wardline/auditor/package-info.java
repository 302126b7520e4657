/**
 * The watcher: compares what ought to have happened with what did, by plain SQL and a role that
 * reads only, and imports none of what it watches.
 */
package org.wardline.auditor;
