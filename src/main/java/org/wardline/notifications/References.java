package org.wardline.notifications;

import java.util.Locale;
import java.util.Optional;

/** Reads references of notifications as people write them and read them out. */
public final class References {
  /** A reference has two halves of so many letters and digits. */
  private static final int HALF = 4;

  private References() {}

  /** With any hyphen or blank, or none; empty when it cannot be one. */
  public static Optional<String> find(String written) {
    String typed = written == null ? "" : written.toUpperCase(Locale.ROOT);
    String plain = typed.replaceAll("[^A-Z0-9]", "");
    return plain.length() == 2 * HALF
        ? Optional.of(plain.substring(0, HALF) + '-' + plain.substring(HALF))
        : Optional.empty();
  }
}
