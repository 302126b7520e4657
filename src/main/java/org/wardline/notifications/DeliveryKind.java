package org.wardline.notifications;

/** What a delivery is for. */
enum DeliveryKind {
  /** That there is something to be known. */
  TELL,
  /** Of a decision that is due. */
  REMIND,
  /** That nothing needs to be done any more. */
  WITHDRAW,
  /** That a withdrawal is taken back, and somebody holds it. */
  RESTORE,
  /** The notification, into the case system. */
  FILE,
  /** The conclusion, into the case system. */
  NOTE
}
