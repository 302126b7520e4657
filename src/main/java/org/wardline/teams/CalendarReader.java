package org.wardline.teams;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.ICalDate;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one event from its bytes, strictly in what decides when somebody is on duty. */
final class CalendarReader {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Set<String> NO_PERSON = Set.of("ROOM", "RESOURCE", "GROUP");
  private static final Pattern FOLD = Pattern.compile("\\R[ \\t]");

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
      CalendarRefusals.refuseGuesses(event, reader.getWarnings());
      CalendarRefusals.refuseAnswers(event, read.getMethod());
      return isCancelled(event) ? cancelled(event) : event(event);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** The UID even of an event that cannot be used, or null. */
  static String uid(String calendar) {
    return FOLD.matcher(calendar)
        .replaceAll("")
        .lines()
        .filter(line -> line.toUpperCase(Locale.ROOT).startsWith("UID:"))
        .map(line -> line.substring("UID:".length()).strip())
        .findFirst()
        .orElse(null);
  }

  static boolean isCancelled(VEvent event) {
    return event.getStatus() != null && event.getStatus().isCancelled();
  }

  /** Of a cancelled event only its name counts. */
  private static CalendarEvent cancelled(VEvent event) {
    return new CalendarEvent(
        event.getUid().getValue().strip(),
        value(event.getRecurrenceId()),
        List.of(),
        null,
        List.of(),
        null,
        0,
        null,
        List.of(),
        List.of(),
        true);
  }

  private static CalendarEvent event(VEvent event) throws UnusableEventException {
    LocalDateTime start = wallClock(event.getDateStart().getValue());
    List<LocalDateTime> alsoOn = CalendarRecurrence.alsoOn(event);
    return new CalendarEvent(
        event.getUid().getValue().strip(),
        value(event.getRecurrenceId()),
        slots(event),
        event.getLocation() == null ? null : event.getLocation().getValue().strip(),
        event.getAttendees().stream().flatMap(CalendarReader::address).toList(),
        start,
        minutes(event, start),
        CalendarRecurrence.rule(event),
        CalendarRecurrence.exceptOn(event, start, alsoOn),
        alsoOn,
        false);
  }

  /** Not every calendar program has categories: there the title begins with the slot. */
  private static List<String> slots(VEvent event) {
    Stream<String> title =
        Stream.ofNullable(event.getSummary())
            .map(summary -> summary.getValue().split(":", 2)[0].strip());
    return Stream.concat(
            event.getCategories().stream().flatMap(categories -> categories.getValues().stream()),
            title)
        .toList();
  }

  private static LocalDateTime value(DateOrDateTimeProperty property) {
    return property == null ? null : wallClock(property.getValue());
  }

  /** A moment in any time zone is what the clocks of London show then. */
  static LocalDateTime wallClock(ICalDate date) {
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

  private static Stream<String> address(Attendee attendee) {
    String address = attendee.getEmail() == null ? attendee.getUri() : attendee.getEmail();
    return isOnDuty(attendee)
        ? Stream.ofNullable(address).map(a -> a.strip().toLowerCase(Locale.ROOT))
        : Stream.empty();
  }

  private static boolean isOnDuty(Attendee attendee) {
    return attendee.getParticipationStatus() != ParticipationStatus.DECLINED
        && attendee.getParticipationLevel() != ParticipationLevel.FYI
        && (attendee.getCalendarUserType() == null
            || !NO_PERSON.contains(
                attendee.getCalendarUserType().getValue().toUpperCase(Locale.ROOT)));
  }
}
