/**
 * The function {@code mesh}: collects the council's mailboxes of the national service, stores every
 * message before anything else, and hands it to whom it concerns; carries uploads the other way.
 */
package org.wardline.mesh;
