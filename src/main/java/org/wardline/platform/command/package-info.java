/** What an operator asks of the process at its start, in place of serving. */
package org.wardline.platform.command;
