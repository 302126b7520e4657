/** Seals the audit trail into hash chains, one per council, and reads them again. */
package org.wardline.auditor.chain;
