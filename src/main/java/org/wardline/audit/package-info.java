/** The append-only trail of who did what; the auditor seals it into a chain. */
package org.wardline.audit;
