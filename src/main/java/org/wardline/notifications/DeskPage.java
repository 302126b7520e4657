package org.wardline.notifications;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of a list.
 *
 * @param end where the next page begins, or null when there is none
 */
public record DeskPage(List<DeskItem> items, Place end) {

  public DeskPage {
    items = List.copyOf(items);
  }

  /** A place in the order of a list: what comes after it stands on the next page. */
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
            ? Optional.of(new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])))
            : Optional.empty();
      } catch (DateTimeParseException | IllegalArgumentException notOurs) {
        return Optional.empty();
      }
    }
  }
}
