/** The packaged application as a process of its own, killed at each step of the line. */
package org.wardline.killed;
