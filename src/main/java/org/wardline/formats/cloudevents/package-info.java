/**
 * Care events as CloudEvents 1.0 in JSON (structured, binary, batched), bytes to records; the data
 * is described by the published schema {@code /schemas/care-event-1.json}.
 */
package org.wardline.formats.cloudevents;
