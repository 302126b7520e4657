/**
 * Function {@code loading}: takes register files in. A file is read into rows, the rows are brought
 * to their children, and the register follows, child by child.
 */
package org.wardline.register.loading;
