/** The wires: one record per queue, and the care event that they point to in the store. */
package org.wardline.messages;
