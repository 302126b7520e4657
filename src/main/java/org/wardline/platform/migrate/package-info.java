/** The schema's own step at deploy: never part of another function's cold start. */
package org.wardline.platform.migrate;
