package org.wardline.teams;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When the day teams answer, in Europe/London wall-clock time; all other time is the Emergency Duty
 * Service's.
 *
 * @param open opening and closing time by weekday; a weekday that is absent is closed
 * @param closures whole days closed: bank holidays of England and the council's own
 */
public record OfficeHours(Map<DayOfWeek, Day> open, Set<LocalDate> closures) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int LONGEST_CLOSURE_DAYS = 60;

  public OfficeHours {
    open = Map.copyOf(open);
    closures = Set.copyOf(closures);
  }

  /** From this time of day until that, the end excluded. */
  public record Day(LocalTime from, LocalTime until) {

    public Day {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException(
            "office hours end after they begin, on the same day: " + from + "-" + until);
      }
    }

    /** Reads {@code 08:30-17:00}. */
    static Day parse(String hours) {
      String[] ends = hours.strip().split("\\s*-\\s*", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("office hours are written 08:30-17:00, not " + hours);
      }
      return new Day(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }
  }

  private record Period(Instant from, Instant until) {}

  /** Monday to Thursday 08:30–17:00, Friday 08:30–16:30; source: domain.md, council procedures. */
  public static OfficeHours standard(Set<LocalDate> closures) {
    Day day = new Day(LocalTime.of(8, 30), LocalTime.of(17, 0));
    Day friday = new Day(LocalTime.of(8, 30), LocalTime.of(16, 30));
    return new OfficeHours(
        Map.of(
            DayOfWeek.MONDAY, day,
            DayOfWeek.TUESDAY, day,
            DayOfWeek.WEDNESDAY, day,
            DayOfWeek.THURSDAY, day,
            DayOfWeek.FRIDAY, friday),
        closures);
  }

  public boolean isOpen(Instant at) {
    return period(dateOf(at))
        .filter(p -> !at.isBefore(p.from()) && at.isBefore(p.until()))
        .isPresent();
  }

  /** This moment if the office is open, else the next opening. */
  public Instant openFrom(Instant at) {
    return nextPeriod(at).map(p -> p.from().isAfter(at) ? p.from() : at).orElseThrow();
  }

  /** When the office opens after this moment; not now, even if it is open. */
  public Instant nextOpening(Instant at) {
    return openFrom(closedFrom(at));
  }

  /** This moment if the office is closed, else the closing of today. */
  public Instant closedFrom(Instant at) {
    return isOpen(at) ? period(dateOf(at)).orElseThrow().until() : at;
  }

  /**
   * The same time of day on the next working day, or that day's opening or closing when it falls
   * outside.
   */
  public Instant oneWorkingDayAfter(Instant at) {
    LocalDate next = dateOf(at).plusDays(1);
    while (period(next).isEmpty()) {
      next = next.plusDays(1);
    }
    Period hours = period(next).orElseThrow();
    Instant same = next.atTime(at.atZone(LONDON).toLocalTime()).atZone(LONDON).toInstant();
    if (same.isBefore(hours.from())) {
      return hours.from();
    }
    return same.isAfter(hours.until()) ? hours.until() : same;
  }

  /** When within a span the day teams answer, in order. */
  List<Span> open(Span within) {
    return dateOf(within.from())
        .datesUntil(dateOf(within.until()).plusDays(1))
        .flatMap(date -> period(date).stream())
        .flatMap(period -> new Span(period.from(), period.until()).common(within))
        .toList();
  }

  private Optional<Period> nextPeriod(Instant at) {
    LocalDate first = dateOf(at);
    return first
        .datesUntil(first.plusDays(LONGEST_CLOSURE_DAYS))
        .flatMap(date -> period(date).stream())
        .filter(p -> p.until().isAfter(at))
        .findFirst();
  }

  private Optional<Period> period(LocalDate date) {
    if (closures.contains(date)) {
      return Optional.empty();
    }
    return Optional.ofNullable(open.get(date.getDayOfWeek()))
        .map(
            day ->
                new Period(
                    ZonedDateTime.of(date, day.from(), LONDON).toInstant(),
                    ZonedDateTime.of(date, day.until(), LONDON).toInstant()));
  }

  private static LocalDate dateOf(Instant at) {
    return at.atZone(LONDON).toLocalDate();
  }
}
