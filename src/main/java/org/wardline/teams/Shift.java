package org.wardline.teams;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

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
  static final String EDS = "eds";
  static final String SECOND_EDS = "second_eds";
  static final String EDS_MANAGER = "eds_manager";
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int LONGEST_DAYS = 7;

  /** Whether somebody who has this turn is on duty at that moment. */
  boolean covers(Instant at) {
    return runs(at, at).anyMatch(run -> run.contains(at));
  }

  /** Its runs that may have a moment in common with these, each between two wall-clock times. */
  Stream<Span> runs(Instant from, Instant until) {
    LocalDate first = later(from.atZone(LONDON).toLocalDate().minusDays(LONGEST_DAYS), fromDate);
    LocalDate last = until.atZone(LONDON).toLocalDate();
    LocalDate end = untilDate == null || untilDate.isAfter(last) ? last : untilDate;
    if (end.isBefore(first)) {
      return Stream.empty();
    }
    return first
        .datesUntil(end.plusDays(1))
        .filter(date -> weekdays.contains(date.getDayOfWeek().getValue()))
        .map(date -> run(date.atTime(startsAt)))
        .filter(Objects::nonNull);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** Null for a turn that falls wholly into the hour that the clocks leave out in spring. */
  private Span run(LocalDateTime begin) {
    Instant from = begin.atZone(LONDON).toInstant();
    Instant until = begin.plusMinutes(lastsMinutes).atZone(LONDON).toInstant();
    return from.isBefore(until) ? new Span(from, until) : null;
  }
}
