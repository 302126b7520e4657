package org.wardline.notifications;

import java.util.UUID;

/**
 * An e-mail that is to be sent now. Nothing in it says anything about the child.
 *
 * @param deliveryId makes the Message-ID, which is the same on every attempt
 * @param address where it goes; never to be logged
 * @param reference the notification's, readable on the telephone
 * @param addressedAs in which role the reader is told
 * @param purpose why the reader is told
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
    Purpose purpose,
    boolean urgent,
    String telephone) {
  /** Why somebody is told. */
  public enum Purpose {
    /** There is something to acknowledge. */
    TELL,
    /** A decision is due. */
    REMIND,
    /** Nothing needs to be done any more. */
    WITHDRAW
  }

  @Override
  public String toString() {
    return "Outgoing[" + deliveryId + ']';
  }
}
