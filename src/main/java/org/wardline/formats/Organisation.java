package org.wardline.formats;

import java.util.Locale;
import java.util.Optional;

/**
 * The organisation where a child was seen: its ODS code (upper case) and its name. Its {@code
 * toString} tells neither, because the place discloses a child's whereabouts.
 */
public record Organisation(String code, Optional<String> name) {

  private static final int LONGEST_CODE = 20;

  /** Makes an organisation of a code as written; empty when there is no plausible code. */
  public static Optional<Organisation> find(Optional<String> code, Optional<String> name) {
    return code.map(c -> c.replace(" ", "").toUpperCase(Locale.ROOT))
        .filter(c -> !c.isEmpty() && c.length() <= LONGEST_CODE)
        .map(c -> new Organisation(c, name));
  }

  @Override
  public String toString() {
    return "Organisation[redacted]";
  }
}
