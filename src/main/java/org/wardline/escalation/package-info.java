/**
 * The function {@code escalation}, every minute: takes the next step of what nobody acknowledged or
 * concluded, and announces again what is unsettled.
 */
package org.wardline.escalation;
