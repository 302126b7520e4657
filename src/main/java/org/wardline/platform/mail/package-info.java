/** The client of the mail relay, with the time-outs that it does not have by itself. */
package org.wardline.platform.mail;
