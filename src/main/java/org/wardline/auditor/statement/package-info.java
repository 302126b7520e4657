/** The daily statement: what came in yesterday and what became of it, in counts that must agree. */
package org.wardline.auditor.statement;
