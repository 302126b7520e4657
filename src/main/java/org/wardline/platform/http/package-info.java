/** Calls to servers outside, with time-outs on every edge. */
package org.wardline.platform.http;
