/** The council's register: children, their NHS numbers, plans and allocations. */
package org.wardline.register;
