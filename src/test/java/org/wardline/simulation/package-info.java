/** A year of a council's notifications, leaping from due time to due time over the real line. */
package org.wardline.simulation;
