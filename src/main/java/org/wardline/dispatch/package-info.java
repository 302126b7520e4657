/**
 * The function {@code dispatch}: re-reads each due delivery, sends it over its channel and records
 * the attempt.
 */
package org.wardline.dispatch;
