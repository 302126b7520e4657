/** Who may see what: the authorities of a transaction, and the identity of a request. */
package org.wardline.platform.security;
