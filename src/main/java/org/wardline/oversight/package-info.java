/** Pages of those who answer for the whole: operators, auditors and managers. */
package org.wardline.oversight;
