package org.wardline.notifications;

import java.util.UUID;

/**
 * A delivery that a provider took over and has said nothing of since.
 *
 * @param via which provider is to be asked
 * @param reference under which id it has the delivery
 */
public record Awaited(UUID deliveryId, String authority, String via, String reference) {}
