package org.wardline.register.loading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
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
      "(?:[T ]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:[.][0-9]+)?)?Z?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + CLOCK);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "([0-9]{1,2})[-/. ]([0-9]{1,2}|[A-Za-z]{3,9})[-/. ]([0-9]{4}|[0-9]{2})" + CLOCK);
  private static final Pattern DIGITS =
      Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})(?:[0-9]{2})?)?");
  private static final Pattern SERIAL = Pattern.compile("([1-7][0-9]{4})(?:[.][0-9]+)?");
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
        return of(number(year, 1), number(year, 2), number(year, 3), clock(year));
      }
      if (day.matches()) {
        return of(fullYear(day.group(3), now), month(day.group(2)), number(day, 1), clock(day));
      }
      if (digits.matches()) {
        return of(number(digits, 1), number(digits, 2), number(digits, 3), clock(digits));
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

  private static Optional<WrittenDate> of(int year, int month, int day, LocalTime time) {
    return Optional.of(new WrittenDate(LocalDate.of(year, month, day), time, false));
  }

  private static LocalTime clock(Matcher matcher) {
    return matcher.group(4) == null ? null : LocalTime.of(number(matcher, 4), number(matcher, 5));
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
