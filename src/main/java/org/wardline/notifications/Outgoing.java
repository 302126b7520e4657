package org.wardline.notifications;

import java.util.UUID;

/**
 * An e-mail that is to be sent now. Nothing in it says anything about the child.
 *
 * @param deliveryId makes the Message-ID, which is the same on every attempt
 * @param address where it goes; never to be logged
 * @param reference the notification's, readable on the telephone
 * @param addressedAs in which role the reader is told
 * @param urgent whether it cannot wait for the next working day
 * @param telephone the team's, or null
 */
public record Outgoing(
    UUID deliveryId,
    String authority,
    UUID notificationId,
    String address,
    String reference,
    String addressedAs,
    boolean urgent,
    String telephone) {
  @Override
  public String toString() {
    return "Outgoing[" + deliveryId + ']';
  }
}
