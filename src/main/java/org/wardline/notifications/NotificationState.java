package org.wardline.notifications;

import jakarta.persistence.Converter;
import org.wardline.platform.data.LowerCaseName;

/** The life of a notification; source: architecture.md, "Life cycles". */
public enum NotificationState {
  OPEN,
  ACKNOWLEDGED,
  CONCLUDED,
  WITHDRAWN;

  @Converter(autoApply = true)
  static class Column extends LowerCaseName<NotificationState> {
    Column() {
      super(NotificationState.class);
    }
  }
}
