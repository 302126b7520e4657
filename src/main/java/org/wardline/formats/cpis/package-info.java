/**
 * Messages of the national CP-IS service: HL7 v3 XML of the CP-IS Domain Message Specification 1.0,
 * bytes to records.
 */
package org.wardline.formats.cpis;
