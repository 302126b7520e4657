package org.wardline.inbox;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.wardline.platform.time.TypedDay;
import org.wardline.teams.Span;

/** A week from Monday or a month, by local days. */
record RotaPeriod(LocalDate first, LocalDate end, boolean month) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int FURTHEST_YEARS = 2;

  /** The period that holds this day; today's when the day cannot be read or is years away. */
  static RotaPeriod of(String day, boolean month, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, LONDON);
    LocalDate asked = read(day, today);
    LocalDate first =
        month
            ? asked.withDayOfMonth(1)
            : asked.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new RotaPeriod(first, month ? first.plusMonths(1) : first.plusWeeks(1), month);
  }

  private static LocalDate read(String day, LocalDate today) {
    return TypedDay.find(day)
        .filter(asked -> asked.isAfter(today.minusYears(FURTHEST_YEARS)))
        .filter(asked -> asked.isBefore(today.plusYears(FURTHEST_YEARS)))
        .orElse(today);
  }

  Span span() {
    return new Span(at(first), at(end));
  }

  List<LocalDate> days() {
    return first.datesUntil(end).toList();
  }

  LocalDate previous() {
    return month ? first.minusMonths(1) : first.minusWeeks(1);
  }

  static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, LONDON);
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay(LONDON).toInstant();
  }
}
