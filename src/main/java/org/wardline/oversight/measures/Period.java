package org.wardline.oversight.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.wardline.platform.time.TypedDay;

/** The days that are measured, both included, in Europe/London. */
record Period(LocalDate first, LocalDate last) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int DAYS = 28;
  private static final int LONGEST_DAYS = 366;

  /** The days that were asked for, at most a year of them; else the last four weeks. */
  static Period of(String first, String last, Instant now) {
    LocalDate end = TypedDay.find(last).orElse(today(now));
    LocalDate begin = TypedDay.find(first).orElse(end.minusDays(DAYS - 1L));
    if (begin.isAfter(end)) {
      return new Period(end, end);
    }
    LocalDate earliest = earliest(end);
    return new Period(begin.isBefore(earliest) ? earliest : begin, end);
  }

  static LocalDate today(Instant now) {
    return now.atZone(LONDON).toLocalDate();
  }

  /** The first day of the longest period that ends on this one. */
  static LocalDate earliest(LocalDate end) {
    return end.minusDays(LONGEST_DAYS - 1L);
  }

  /** Whether it is more than two months. */
  boolean isLong() {
    return last.isAfter(first.plusMonths(2));
  }

  Instant from() {
    return first.atStartOfDay(LONDON).toInstant();
  }

  Instant until() {
    return last.plusDays(1).atStartOfDay(LONDON).toInstant();
  }
}
