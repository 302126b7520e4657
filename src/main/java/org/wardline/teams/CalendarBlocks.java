package org.wardline.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a calendar file apart into one calendar for each event, with the time zones of the whole,
 * so that a bad event spoils no other.
 */
final class CalendarBlocks {
  private static final String BEGIN = "BEGIN:VEVENT";
  private static final String END = "END:VEVENT";
  private static final String END_OF_ALL = "END:VCALENDAR";

  private CalendarBlocks() {}

  static List<String> of(String file) {
    StringBuilder shared = new StringBuilder();
    List<String> events = new ArrayList<>();
    StringBuilder event = null;
    for (String line : file.lines().toList()) {
      String word = line.strip().toUpperCase(Locale.ROOT);
      if (word.equals(BEGIN)) {
        event = new StringBuilder();
      }
      if (event != null) {
        event.append(line).append("\r\n");
      } else if (!word.equals(END_OF_ALL)) {
        shared.append(line).append("\r\n");
      }
      if (word.equals(END) && event != null) {
        events.add(event.toString());
        event = null;
      }
    }
    if (event != null) {
      events.add(event + END + "\r\n");
    }
    return events.stream().map(one -> shared + one + END_OF_ALL + "\r\n").toList();
  }
}
