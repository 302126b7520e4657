package org.wardline.register.loading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as people and spreadsheets write it, in Europe/London wall-clock time; day before month.
 *
 * @param time null when only the day is written
 * @param serial whether it was a spreadsheet's day number
 */
record WrittenDate(LocalDate date, LocalTime time, boolean serial) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String CLOCK =
      "(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:[.][0-9]+)?)?"
          + " ?(AM|PM|Z|[+-][0-9]{2}:?[0-9]{2})?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + CLOCK, Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:[A-Z]{3,9},? +)?([0-9]{1,2})(?:st|nd|rd|th)?[-/. ]([0-9]{1,2}|[A-Z]{3,9})[-/. ]"
              + "([0-9]{4}|[0-9]{2})"
              + CLOCK,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS =
      Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})(?:[0-9]{2})?)?");
  private static final Pattern SERIAL = Pattern.compile("([1-7][0-9]{4})(?:[.][0-9]+)?");
  private static final int SUFFIX = 6;
  private static final int NOON = 12;
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  /** Empty when it cannot be read. */
  static Optional<WrittenDate> find(String written, Year now) {
    String text = written.strip();
    Matcher day = DAY_FIRST.matcher(text);
    Matcher year = YEAR_FIRST.matcher(text);
    Matcher digits = DIGITS.matcher(text);
    Matcher serial = SERIAL.matcher(text);
    try {
      if (year.matches()) {
        return of(LocalDate.of(number(year, 1), number(year, 2), number(year, 3)), year);
      }
      if (day.matches()) {
        return of(
            LocalDate.of(fullYear(day.group(3), now), month(day.group(2)), number(day, 1)), day);
      }
      if (digits.matches()) {
        return of(LocalDate.of(number(digits, 1), number(digits, 2), number(digits, 3)), digits);
      }
      return serial.matches()
          ? Optional.of(new WrittenDate(DAY_ZERO.plusDays(number(serial, 1)), null, true))
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** When it begins: a day at midnight. */
  Instant begins() {
    return date.atTime(time == null ? LocalTime.MIDNIGHT : time).atZone(LONDON).toInstant();
  }

  /** When it is over: a day at the midnight after it. */
  Instant ends() {
    return time == null
        ? date.plusDays(1).atStartOfDay(LONDON).toInstant()
        : date.atTime(time).atZone(LONDON).toInstant();
  }

  /** With an offset it is a moment, which is told by the London clock. */
  private static Optional<WrittenDate> of(LocalDate day, Matcher written) {
    if (written.group(4) == null) {
      return Optional.of(new WrittenDate(day, null, false));
    }
    String suffix = written.groupCount() < SUFFIX ? null : written.group(SUFFIX);
    LocalDateTime moment =
        day.atTime(hour(number(written, 4), suffix), number(written, SUFFIX - 1));
    LocalDateTime inLondon =
        suffix == null || suffix.toUpperCase(Locale.ROOT).endsWith("M")
            ? moment
            : moment
                .atOffset(ZoneOffset.of(suffix.toUpperCase(Locale.ROOT)))
                .atZoneSameInstant(LONDON)
                .toLocalDateTime();
    return Optional.of(new WrittenDate(inLondon.toLocalDate(), inLondon.toLocalTime(), false));
  }

  private static int hour(int written, String suffix) {
    if ("AM".equalsIgnoreCase(suffix) && written == NOON) {
      return 0;
    }
    return "PM".equalsIgnoreCase(suffix) && written < NOON ? written + NOON : written;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** Two digits mean the last century, if in this one it would lie more than a year ahead. */
  private static int fullYear(String written, Year now) {
    int year = Integer.parseInt(written);
    if (written.length() == 4) {
      return year;
    }
    return 2000 + year > now.getValue() + 1 ? 1900 + year : 2000 + year;
  }

  private static int month(String written) {
    if (Character.isDigit(written.charAt(0))) {
      return Integer.parseInt(written);
    }
    String start = written.substring(0, 3).toLowerCase(Locale.ROOT);
    return Arrays.stream(java.time.Month.values())
        .filter(
            month ->
                month
                    .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    .toLowerCase(Locale.ROOT)
                    .startsWith(start))
        .findFirst()
        .orElseThrow(() -> new DateTimeException("no month"))
        .getValue();
  }
}
