/** Plumbing without one word of the domain. */
package org.wardline.platform;
