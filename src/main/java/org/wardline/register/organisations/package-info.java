/** Where children are seen: the NHS's public directory of organisations. */
package org.wardline.register.organisations;
