/** The one source of the time: features inject {@link java.time.Clock} and never ask the system. */
package org.wardline.platform.time;
