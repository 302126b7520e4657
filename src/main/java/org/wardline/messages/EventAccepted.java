package org.wardline.messages;

import java.util.UUID;

/** Queue {@code matching}: a care event was stored and waits to be matched. */
public record EventAccepted(UUID careEventId) {
  public static final String QUEUE = "matching";
}
