package org.wardline.formats.cpis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as uploads write them: plans to the minute in 12 digits, days in 8, moments with a zone.
 */
final class PlanTime {

  private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
  private static final Pattern DAY = Pattern.compile("[0-9]{8}.*");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private PlanTime() {}

  static boolean hasTwelveDigits(String written) {
    return TWELVE_DIGITS.matcher(written).matches();
  }

  /** Empty when the calendar has no such day, or the day no such minute. */
  static Optional<LocalDateTime> find(String written) {
    try {
      return Optional.of(
          LocalDateTime.of(
              part(written, 0, 4),
              part(written, 4, 6),
              part(written, 6, 8),
              part(written, 8, 10),
              part(written, 10, 12)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** A day of eight digits, whatever follows. */
  static Optional<LocalDate> findDay(String written) {
    if (!DAY.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(part(written, 0, 4), part(written, 4, 6), part(written, 6, 8)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  static String write(LocalDateTime time) {
    return MINUTE.format(time);
  }

  static String write(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  static String write(Instant moment) {
    return SECOND.format(moment.atOffset(ZoneOffset.UTC)) + "+0000";
  }

  private static int part(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
