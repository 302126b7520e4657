package org.wardline.notifications;

import java.util.UUID;

/** What came of one attempt to send. */
public sealed interface Attempt {
  UUID deliveryId();

  String authority();

  /** The next server took it over. */
  record Accepted(UUID deliveryId, String authority) implements Attempt {}

  /** It may go better later; {@code code} names the failure, never the address. */
  record Failed(UUID deliveryId, String authority, String code) implements Attempt {}

  /** It will never go. */
  record Refused(UUID deliveryId, String authority, String code) implements Attempt {}
}
