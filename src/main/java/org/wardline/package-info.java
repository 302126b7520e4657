/** Wardline, the council's end of Child Protection - Information Sharing. */
package org.wardline;
