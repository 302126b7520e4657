package org.wardline.teams;

import biweekly.component.VEvent;
import biweekly.property.RecurrenceDates;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wardline.teams.CalendarReader.UnusableEventException;

/** Reads when an event recurs: one turn a day at most, at the time of its DTSTART, and RDATEs. */
final class CalendarRecurrence {
  private static final Set<Frequency> TOO_OFTEN =
      Set.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY);
  private static final int MOST_DATES = 1_000;

  private CalendarRecurrence() {}

  static String rule(VEvent event) throws UnusableEventException {
    if (event.getRecurrenceRule() == null) {
      return null;
    }
    Recurrence rule = event.getRecurrenceRule().getValue();
    if (rule == null || rule.getFrequency() == null) {
      throw new UnusableEventException("its RRULE has no FREQ");
    }
    if (TOO_OFTEN.contains(rule.getFrequency())) {
      throw new UnusableEventException("it recurs more often than daily");
    }
    boolean namesTimes =
        Stream.of(rule.getByHour(), rule.getByMinute(), rule.getBySecond())
            .anyMatch(times -> !times.isEmpty());
    if (namesTimes) {
      throw new UnusableEventException(
          "BYHOUR, BYMINUTE and BYSECOND are not supported: an event has one turn a day, at DTSTART");
    }
    boolean standsStill =
        Stream.of(rule.getInterval(), rule.getCount()).anyMatch(n -> n != null && n < 1);
    if (standsStill) {
      throw new UnusableEventException("INTERVAL and COUNT of its RRULE are at least 1");
    }
    if (event.getDateStart().getValue().getRawComponents().isUtc()) {
      throw new UnusableEventException(
          "it recurs by UTC, not by the clock on the wall: give its DTSTART the TZID Europe/London");
    }
    return Recurrences.write(rule);
  }

  static List<LocalDateTime> alsoOn(VEvent event) throws UnusableEventException {
    List<RecurrenceDates> dates = event.getProperties(RecurrenceDates.class);
    if (dates.stream().anyMatch(d -> !d.getPeriods().isEmpty())) {
      throw new UnusableEventException("an RDATE that is a period is not supported: use a date");
    }
    List<LocalDateTime> alsoOn =
        dates.stream()
            .flatMap(d -> d.getDates().stream())
            .map(CalendarReader::wallClock)
            .sorted()
            .toList();
    refuseTooMany("RDATE", alsoOn.size());
    return alsoOn;
  }

  /** All turns begin when DTSTART says, but those of RDATE; an exception by day is one of them. */
  static List<LocalDateTime> exceptOn(VEvent event, LocalDateTime start, List<LocalDateTime> alsoOn)
      throws UnusableEventException {
    List<ICalDate> dates =
        event.getExceptionDates().stream().flatMap(d -> d.getValues().stream()).toList();
    refuseTooMany("EXDATE", dates.size());
    return dates.stream()
        .flatMap(
            date ->
                date.hasTime()
                    ? Stream.of(CalendarReader.wallClock(date))
                    : turnsOf(date, start, alsoOn))
        .sorted()
        .toList();
  }

  private static Stream<LocalDateTime> turnsOf(
      ICalDate date, LocalDateTime start, List<LocalDateTime> alsoOn) {
    LocalDate day = CalendarReader.wallClock(date).toLocalDate();
    return Stream.concat(
            Stream.of(day.atTime(start.toLocalTime())),
            alsoOn.stream().filter(also -> also.toLocalDate().equals(day)))
        .distinct();
  }

  private static void refuseTooMany(String what, int dates) throws UnusableEventException {
    if (dates > MOST_DATES) {
      throw new UnusableEventException(
          "its %s names more than %d dates: use an RRULE".formatted(what, MOST_DATES));
    }
  }
}
