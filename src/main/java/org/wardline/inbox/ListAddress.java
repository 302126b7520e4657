package org.wardline.inbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.wardline.notifications.DeskGroup;
import org.wardline.notifications.DeskView;
import org.wardline.platform.data.Place;
import org.wardline.teams.Worker;

/**
 * What the address of a list says: opaque words only.
 *
 * @param only the one group that is shown, or null for all
 * @param after where its page begins, or null
 * @param still whether the page does not refresh itself
 * @param refreshed how often it has, without a script, since somebody clicked
 */
record ListAddress(DeskView view, DeskGroup only, Place after, boolean still, int refreshed) {
  private static final int QUARTER_OF_AN_HOUR = 45;

  /** Unknown words count as missing. */
  static ListAddress of(Worker reader, Sent sent) {
    List<DeskView> views = DeskView.of(reader);
    DeskGroup only = named(DeskGroup.values(), sent.state());
    return new ListAddress(
        views.stream()
            .filter(view -> word(view).equals(sent.list()))
            .findFirst()
            .orElse(views.getLast()),
        only,
        only == null ? null : Place.find(sent.after()).orElse(null),
        sent.still() != null,
        sent.refreshed() == null ? 0 : sent.refreshed());
  }

  /** The parts of an address as they were sent; each may be null. */
  public record Sent(
      @RestQuery String list,
      @RestQuery String state,
      @RestQuery String after,
      @RestQuery String still,
      @RestQuery Integer refreshed,
      @RestQuery String said) {

    /** The beginning of a list. */
    static Sent of(String list) {
      return new Sent(list, null, null, null, null, null);
    }
  }

  /** With a page of one group the rest would be of no use. */
  List<DeskGroup> groups() {
    return only == null ? List.of(DeskGroup.values()) : List.of(only);
  }

  /** Whether it was refreshed for a quarter of an hour and nobody clicked. */
  boolean isLeftAlone() {
    return refreshed >= QUARTER_OF_AN_HOUR;
  }

  ListAddress showing(DeskView other) {
    return new ListAddress(other, only, null, still, 0);
  }

  ListAddress continuing(DeskGroup group, Place place) {
    return new ListAddress(view, group, place, still, 0);
  }

  ListAddress standing(boolean nowStill) {
    return new ListAddress(view, only, after, nowStill, 0);
  }

  ListAddress refreshedOnce() {
    return new ListAddress(view, only, after, still, refreshed + 1);
  }

  String path() {
    return Visit.NOTIFICATIONS
        + Stream.of(
                "list=" + word(view),
                only == null ? "" : "state=" + word(only),
                after == null ? "" : "after=" + encoded(after.text()),
                still ? "still=yes" : "",
                refreshed == 0 ? "" : "refreshed=" + refreshed)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&", "?", ""));
  }

  static String word(Enum<?> named) {
    return named.name().toLowerCase(Locale.ROOT);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static <E extends Enum<E>> E named(E[] values, String word) {
    return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst().orElse(null);
  }
}
