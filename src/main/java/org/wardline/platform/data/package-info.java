/**
 * One statement for a whole batch: rows go to PostgreSQL as one JSON parameter, inside the running
 * transaction.
 */
package org.wardline.platform.data;
