/**
 * What people do with the record of one child, and how long records are kept: restriction, bar
 * list, legal hold, the export for its subject, and the purge.
 */
package org.wardline.register.keeping;
