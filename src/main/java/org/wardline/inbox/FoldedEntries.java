package org.wardline.inbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wardline.audit.Entries.Entry;
import org.wardline.inbox.ChildPage.Seen;

/**
 * What people did about a child, the latest first; what the same person did again on the same day
 * is one line.
 */
final class FoldedEntries {
  private final Map<String, String> references;
  private final Map<Doing, Times> lines = new LinkedHashMap<>();

  /**
   * Of entries that are still to be added.
   *
   * @param references of notifications, by the subject of their entries
   */
  FoldedEntries(Map<String, String> references) {
    this.references = Map.copyOf(references);
  }

  /** Who did what on which day; the worker may be null. */
  private record Doing(String day, UUID worker, String what) {}

  private record Times(Instant latest, int count) {
    private Times more(Times earlier) {
      return new Times(latest, count + earlier.count());
    }
  }

  /** Adds older ones. */
  FoldedEntries add(List<Entry> older) {
    older.forEach(
        entry ->
            lines.merge(
                new Doing(SpokenTime.date(entry.at()), entry.worker(), words(entry)),
                new Times(entry.at(), 1),
                Times::more));
    return this;
  }

  Stream<UUID> people() {
    return lines.keySet().stream().map(Doing::worker).distinct();
  }

  /** With the names of {@link #people}, and moments said in that way. */
  List<Seen> words(Map<UUID, String> names, Function<Instant, String> moment) {
    return lines.entrySet().stream()
        .map(
            one ->
                new Seen(
                    moment.apply(one.getValue().latest()),
                    names.getOrDefault(one.getKey().worker(), "Somebody unknown"),
                    words(one.getKey(), one.getValue())))
        .toList();
  }

  private static String words(Doing doing, Times times) {
    return times.count() == 1
        ? doing.what()
        : "%s (%d times that day)".formatted(doing.what(), times.count());
  }

  private String words(Entry entry) {
    return entry.action().replace('_', ' ') + ": " + thing(entry.subject());
  }

  private String thing(String subject) {
    if (references.containsKey(subject)) {
      return "notification " + references.get(subject);
    }
    return switch (subject.substring(0, subject.indexOf(':') + 1)) {
      case "review:" -> "a review";
      case "care_event:" -> "an event";
      default -> "the child’s record";
    };
  }
}
