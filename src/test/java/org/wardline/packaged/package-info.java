/** The package as it is deployed: what is in it, and that every function in it runs. */
package org.wardline.packaged;
