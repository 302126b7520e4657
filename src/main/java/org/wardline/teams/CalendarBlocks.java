package org.wardline.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A calendar file taken apart into one calendar for each event, with the time zones of the whole,
 * so that a bad event spoils no other.
 */
final class CalendarBlocks {
  private static final String BEGIN = "BEGIN:VEVENT";
  private static final String END = "END:VEVENT";
  private static final String END_OF_ALL = "END:VCALENDAR";

  private final StringBuilder shared = new StringBuilder();
  private final List<String> events = new ArrayList<>();

  private CalendarBlocks() {}

  static CalendarBlocks of(String file) {
    CalendarBlocks blocks = new CalendarBlocks();
    StringBuilder event = null;
    for (String line : file.lines().toList()) {
      String word = line.stripTrailing().toUpperCase(Locale.ROOT);
      if (word.equals(BEGIN)) {
        blocks.end(event);
        event = new StringBuilder();
      }
      if (event != null) {
        event.append(line).append("\r\n");
      } else if (!word.equals(END_OF_ALL)) {
        blocks.shared.append(line).append("\r\n");
      }
      if (word.equals(END) && event != null) {
        blocks.events.add(event.toString());
        event = null;
      }
    }
    blocks.end(event);
    return blocks;
  }

  /** An event that the file does not end itself. */
  private void end(StringBuilder event) {
    if (event != null) {
      events.add(event + END + "\r\n");
    }
  }

  /** How many events there are. */
  int count() {
    return events.size();
  }

  /** How many characters all calendars have together. */
  long length() {
    return (long) shared.length() * events.size() + events.stream().mapToLong(String::length).sum();
  }

  /** The calendar of one event, by its place in the file. */
  String calendar(int place) {
    return shared + events.get(place) + END_OF_ALL + "\r\n";
  }
}
