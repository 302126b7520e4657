package org.wardline.notifications;

import jakarta.persistence.Converter;
import org.wardline.platform.data.LowerCaseName;

/** The life of a delivery; source: architecture.md, "Life cycles". */
public enum DeliveryState {
  DUE,
  SENDING,
  SENT,
  DELIVERED,
  BOUNCED,
  FAILED,
  NOT_NEEDED;

  @Converter(autoApply = true)
  static class Column extends LowerCaseName<DeliveryState> {
    Column() {
      super(DeliveryState.class);
    }
  }
}
