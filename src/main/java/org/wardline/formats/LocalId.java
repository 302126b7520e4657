package org.wardline.formats;

import java.util.Optional;

/**
 * A council's own id of a child, and the ODS code of the council that assigned it. Its {@code
 * toString} does not tell the id.
 */
public record LocalId(String value, Optional<String> authority) {

  @Override
  public String toString() {
    return "LocalId[redacted]";
  }
}
