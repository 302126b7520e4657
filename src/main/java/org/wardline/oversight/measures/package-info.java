/** Measures for managers: how many, where, how fast; never of whom. */
package org.wardline.oversight.measures;
