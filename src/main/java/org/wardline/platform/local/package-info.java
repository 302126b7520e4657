/**
 * The whole of Wardline on one machine: embedded PostgreSQL, queues and mail for development, tests
 * and demonstrations, in directories that the user can see and delete.
 */
package org.wardline.platform.local;
