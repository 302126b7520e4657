package org.wardline.teams;

/** How somebody is told. */
public enum Channel {
  DESKTOP("desktop"),
  EMAIL("e-mail"),
  /** The council's case management system: told once, whoever is told beside it. */
  CASE_SYSTEM("case system"),
  /** A content-free message to a worker's own device, beside the desktop. */
  PUSH("push message");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /** The channel as people call it. */
  public String words() {
    return words;
  }
}
