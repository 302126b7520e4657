/** The operators' desk: what waits, what was given up or kept aside, and what the auditor found. */
package org.wardline.oversight.desk;
