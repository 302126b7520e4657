package org.wardline.oversight.desk;

import java.util.Optional;
import org.wardline.platform.data.Place;

/**
 * A place in the list of openings, of which those that nobody has reviewed come first.
 *
 * @param reviewed whether the place is among the others
 */
record GlassPlace(boolean reviewed, Place place) {
  private static final String REVIEWED = "reviewed_";
  private static final String WAITING = "waiting_";

  /** As an address carries it. */
  String text() {
    return (reviewed ? REVIEWED : WAITING) + place.text();
  }

  /** Empty when it is missing or none of ours. */
  static Optional<GlassPlace> find(String text) {
    return text == null
        ? Optional.empty()
        : find(text, WAITING, false).or(() -> find(text, REVIEWED, true));
  }

  private static Optional<GlassPlace> find(String text, String group, boolean reviewed) {
    return text.startsWith(group)
        ? Place.find(text.substring(group.length())).map(place -> new GlassPlace(reviewed, place))
        : Optional.empty();
  }
}
