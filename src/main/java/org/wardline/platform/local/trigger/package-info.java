/**
 * What AWS does around the functions, done in one process: queues, schedules and HTTP requests
 * become the same events for the same handlers, under the same rules.
 */
package org.wardline.platform.local.trigger;
