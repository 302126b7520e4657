package org.wardline.teams;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A recurring turn of duty in Europe/London wall-clock time.
 *
 * @param slot duty, eds, second_eds or eds_manager
 * @param weekdays ISO numbers, Monday is 1
 * @param untilDate the last date on which it begins, or null
 */
record Shift(
    UUID teamId,
    String slot,
    UUID workerId,
    List<Integer> weekdays,
    LocalTime startsAt,
    int lastsMinutes,
    LocalDate fromDate,
    LocalDate untilDate) {
  static final String DUTY = "duty";
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int LONGEST_DAYS = 7;

  /** Whether somebody who has this turn is on duty at that moment. */
  boolean covers(Instant at) {
    LocalDate today = at.atZone(LONDON).toLocalDate();
    return today
        .minusDays(LONGEST_DAYS)
        .datesUntil(today.plusDays(1))
        .filter(this::beginsOn)
        .anyMatch(date -> runs(date, at));
  }

  private boolean beginsOn(LocalDate date) {
    return weekdays.contains(date.getDayOfWeek().getValue())
        && !date.isBefore(fromDate)
        && (untilDate == null || !date.isAfter(untilDate));
  }

  private boolean runs(LocalDate date, Instant at) {
    Instant begin = date.atTime(startsAt).atZone(LONDON).toInstant();
    Instant end =
        date.atTime(startsAt).plus(Duration.ofMinutes(lastsMinutes)).atZone(LONDON).toInstant();
    return !at.isBefore(begin) && at.isBefore(end);
  }
}
