/**
 * The function {@code matching}: finds the child of a care event, decides who follows it, and opens
 * or adds to the notification.
 */
package org.wardline.matching;
