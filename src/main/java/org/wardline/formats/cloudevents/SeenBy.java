package org.wardline.formats.cloudevents;

import java.util.Optional;

/** Who saw the child: name and role. Its {@code toString} tells neither. */
public record SeenBy(Optional<String> name, Optional<String> role) {

  @Override
  public String toString() {
    return "SeenBy[redacted]";
  }
}
