package org.wardline.intake;

/** Where an event of the bus comes from. */
sealed interface Origin {

  /** A care event that somebody put on the bus. */
  record Bus(String sender, String account) implements Origin {}

  /**
   * A file that was put into a sender's folder of the inbox.
   *
   * @param version of the object, or null where files have none
   * @param bytes how large it is
   */
  record File(String sender, String key, String version, long bytes) implements Origin {}
}
