package org.wardline.messages;

import java.util.UUID;

/**
 * Queue {@code dispatch}: a delivery is due.
 *
 * @param authority the council's ODS code, so that the row can be read at all
 */
public record DeliveryPlanned(UUID deliveryId, String authority) {
  public static final String QUEUE = "dispatch";
}
