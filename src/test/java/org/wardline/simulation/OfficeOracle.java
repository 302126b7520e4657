package org.wardline.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** Office hours of 2026 as a person would read them off the wall, apart from the engine's code. */
final class OfficeOracle {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalTime OPENS = LocalTime.of(8, 30);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);
  private static final LocalTime CLOSES_ON_FRIDAY = LocalTime.of(16, 30);
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(
          LocalDate.of(2026, 1, 1),
          LocalDate.of(2026, 4, 3),
          LocalDate.of(2026, 4, 6),
          LocalDate.of(2026, 5, 4),
          LocalDate.of(2026, 5, 25),
          LocalDate.of(2026, 8, 31),
          LocalDate.of(2026, 12, 25),
          LocalDate.of(2026, 12, 28),
          LocalDate.of(2027, 1, 1));

  private OfficeOracle() {}

  static boolean isOpen(Instant at) {
    ZonedDateTime local = at.atZone(LONDON);
    LocalTime time = local.toLocalTime();
    return isWorkingDay(local.toLocalDate())
        && !time.isBefore(OPENS)
        && time.isBefore(closing(local.getDayOfWeek()));
  }

  /** This moment if the office is open, else when it opens next. */
  static Instant openFrom(Instant at) {
    if (isOpen(at)) {
      return at;
    }
    ZonedDateTime local = at.atZone(LONDON);
    LocalDate day =
        local.toLocalTime().isBefore(OPENS) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day.atTime(OPENS).atZone(LONDON).toInstant();
  }

  /** This moment if the office is closed, else when it closes. */
  static Instant closedFrom(Instant at) {
    if (!isOpen(at)) {
      return at;
    }
    ZonedDateTime local = at.atZone(LONDON);
    return local.with(closing(local.getDayOfWeek())).toInstant();
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !HOLIDAYS.contains(day);
  }

  private static LocalTime closing(DayOfWeek day) {
    return day == DayOfWeek.FRIDAY ? CLOSES_ON_FRIDAY : CLOSES;
  }
}
