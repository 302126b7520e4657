package org.wardline.register;

import java.util.UUID;

/**
 * A child whose record the NHS keeps sensitive and whose custodian has not heard of it.
 *
 * @param custodianId null when the child has no custodian
 */
public record Sensitive(UUID childId, UUID custodianId) {}
