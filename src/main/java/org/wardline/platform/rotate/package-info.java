/** The operators' step that changes the sealing key. */
package org.wardline.platform.rotate;
