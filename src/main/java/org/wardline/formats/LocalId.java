package org.wardline.formats;

import java.util.Locale;
import java.util.Optional;

/**
 * A council's own id of a child, and the ODS code (upper case) of the council that assigned it. Its
 * {@code toString} does not tell the id.
 */
public record LocalId(String value, Optional<String> authority) {

  public LocalId {
    authority = authority.map(code -> code.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return "LocalId[redacted]";
  }
}
