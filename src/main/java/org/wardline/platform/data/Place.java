package org.wardline.platform.data;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.time.SentMoment;

/**
 * A place in a list that is in the order of time: what comes after it stands on the next page,
 * whatever comes or goes before it.
 */
public record Place(Instant at, UUID id) {

  /** As an address carries it. */
  public String text() {
    return at + "_" + id;
  }

  /** Empty when it is missing or none of ours. */
  public static Optional<Place> find(String text) {
    String[] parts = text == null ? new String[0] : text.split("_", -1);
    try {
      return parts.length == 2
          ? SentMoment.find(parts[0]).map(at -> new Place(at, UUID.fromString(parts[1])))
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
