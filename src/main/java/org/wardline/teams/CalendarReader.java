package org.wardline.teams;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.io.text.ICalReader;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Reads one event from its bytes, strictly in what decides when somebody is on duty. */
final class CalendarReader {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Set<String> DECIDING =
      Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "EXRULE");
  private static final Set<biweekly.util.Frequency> TOO_OFTEN =
      Set.of(
          biweekly.util.Frequency.SECONDLY,
          biweekly.util.Frequency.MINUTELY,
          biweekly.util.Frequency.HOURLY);
  private static final int UNKNOWN_ZONE = 38;

  private CalendarReader() {}

  /** Says in its message what is wrong with the event, and what to do. */
  static final class UnusableEventException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableEventException(String words) {
      super(words);
    }
  }

  /** Reads a calendar that holds one event. */
  static CalendarEvent read(String calendar) throws UnusableEventException {
    try (ICalReader reader = new ICalReader(calendar)) {
      reader.setDefaultTimezone(TimeZone.getTimeZone(LONDON));
      ICalendar read = reader.readNext();
      if (read == null || read.getEvents().isEmpty()) {
        throw new UnusableEventException("it cannot be read as an iCalendar event");
      }
      VEvent event = read.getEvents().getFirst();
      refuseGuesses(event, reader.getWarnings());
      return event(event);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** The UID even of an event that cannot be used, or null. */
  static String uid(String calendar) {
    return calendar
        .lines()
        .filter(line -> line.toUpperCase(Locale.ROOT).startsWith("UID:"))
        .map(line -> line.substring("UID:".length()).strip())
        .findFirst()
        .orElse(null);
  }

  /** The library leaves out what it cannot read; that would change when somebody is on duty. */
  private static void refuseGuesses(VEvent event, List<ParseWarning> warnings)
      throws UnusableEventException {
    for (ParseWarning warning : warnings) {
      if (warning.getCode() != null && warning.getCode() == UNKNOWN_ZONE) {
        throw new UnusableEventException("its time zone is not known: use Europe/London");
      }
      if (warning.getPropertyName() != null && DECIDING.contains(warning.getPropertyName())) {
        throw new UnusableEventException("its " + warning.getPropertyName() + " cannot be read");
      }
    }
    if (!event.getProperties(biweekly.property.ExceptionRule.class).isEmpty()) {
      throw new UnusableEventException("EXRULE is not supported: use EXDATE");
    }
    if (event.getUid() == null || event.getUid().getValue().isBlank()) {
      throw new UnusableEventException("it has no UID, so that a later file could not change it");
    }
    if (event.getDateStart() == null) {
      throw new UnusableEventException("it has no DTSTART");
    }
    if (event.getRecurrenceId() != null && event.getRecurrenceId().getRange() != null) {
      throw new UnusableEventException(
          "it changes all turns from one on: end the old event by UNTIL, and begin a new one");
    }
  }

  private static CalendarEvent event(VEvent event) throws UnusableEventException {
    LocalDateTime start = wallClock(event.getDateStart().getValue());
    return new CalendarEvent(
        event.getUid().getValue().strip(),
        value(event.getRecurrenceId()),
        event.getCategories().stream().flatMap(c -> c.getValues().stream()).toList(),
        event.getLocation() == null ? null : event.getLocation().getValue().strip(),
        event.getAttendees().stream().flatMap(CalendarReader::address).toList(),
        start,
        minutes(event, start),
        rule(event),
        event.getExceptionDates().stream()
            .flatMap(dates -> dates.getValues().stream())
            .map(CalendarReader::wallClock)
            .sorted()
            .toList(),
        alsoOn(event),
        event.getStatus() != null && event.getStatus().isCancelled());
  }

  private static LocalDateTime value(DateOrDateTimeProperty property) {
    return property == null ? null : wallClock(property.getValue());
  }

  /** A moment in any time zone is what the clocks of London show then. */
  private static LocalDateTime wallClock(ICalDate date) {
    return date.hasTime()
        ? LocalDateTime.ofInstant(date.toInstant(), LONDON)
        : Recurrences.wallClock(date, LocalTime.MIDNIGHT);
  }

  private static long minutes(VEvent event, LocalDateTime start) throws UnusableEventException {
    if (event.getDateEnd() != null) {
      return Duration.between(start, wallClock(event.getDateEnd().getValue())).toMinutes();
    }
    if (event.getDuration() != null) {
      return Duration.ofMillis(event.getDuration().getValue().toMillis()).toMinutes();
    }
    throw new UnusableEventException("it has neither DTEND nor DURATION");
  }

  private static String rule(VEvent event) throws UnusableEventException {
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

  private static List<LocalDateTime> alsoOn(VEvent event) throws UnusableEventException {
    List<RecurrenceDates> dates = event.getProperties(RecurrenceDates.class);
    if (dates.stream().anyMatch(d -> !d.getPeriods().isEmpty())) {
      throw new UnusableEventException("an RDATE that is a period is not supported: use a date");
    }
    return dates.stream()
        .flatMap(d -> d.getDates().stream())
        .map(CalendarReader::wallClock)
        .sorted()
        .toList();
  }

  private static Stream<String> address(Attendee attendee) {
    String address = attendee.getEmail() == null ? attendee.getUri() : attendee.getEmail();
    return Stream.ofNullable(address).map(a -> a.strip().toLowerCase(Locale.ROOT));
  }
}
