package org.wardline.teams;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.Attendee;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** Writes a rota as iCalendar; read again it changes nothing. */
final class CalendarWriter {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** The rules of summer time since 1996, in the form that every calendar program reads. */
  private static final String ZONE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Wardline//Rota//EN
      BEGIN:VTIMEZONE
      TZID:Europe/London
      BEGIN:DAYLIGHT
      DTSTART:19960331T010000
      TZOFFSETFROM:+0000
      TZOFFSETTO:+0100
      TZNAME:BST
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:19961027T020000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0000
      TZNAME:GMT
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      END:STANDARD
      END:VTIMEZONE
      END:VCALENDAR
      """;

  private final Staff staff;
  private final Instant now;

  CalendarWriter(Staff staff, Instant now) {
    this.staff = staff;
    this.now = now;
  }

  String write(List<RotaEvent> events) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Wardline//Rota//EN");
    VTimezone zone =
        Biweekly.parse(ZONE).first().getTimezoneInfo().getComponents().iterator().next();
    calendar
        .getTimezoneInfo()
        .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(LONDON), zone));
    events.forEach(event -> calendar.addEvent(write(event)));
    return Biweekly.write(calendar).go();
  }

  private VEvent write(RotaEvent event) {
    VEvent written = new VEvent();
    written.setUid(event.uid());
    written.setDateTimeStamp(Date.from(now));
    written.setDateStart(date(event.startsAt()));
    written.setDateEnd(date(event.startsAt().plusMinutes(event.lastsMinutes())));
    written.addCategories(RotaSlots.name(event.slot()));
    staff.team(event.team()).ifPresent(team -> written.setLocation(team.name()));
    written.setSummary(summary(event));
    event.workers().stream()
        .flatMap(id -> staff.worker(id).stream())
        .forEach(worker -> written.addAttendee(attendee(worker)));
    writeRecurrence(event, written);
    return written;
  }

  private static void writeRecurrence(RotaEvent event, VEvent written) {
    if (event.isOverride()) {
      written.setRecurrenceId(date(event.recurrence()));
    }
    if (event.rule() != null) {
      written.setRecurrenceRule(new RecurrenceRule(Recurrences.read(event.rule())));
    }
    if (!event.exceptOn().isEmpty()) {
      ExceptionDates dates = new ExceptionDates();
      event.exceptOn().forEach(begin -> dates.getValues().add(date(begin)));
      written.addExceptionDates(dates);
    }
    if (!event.alsoOn().isEmpty()) {
      RecurrenceDates dates = new RecurrenceDates();
      event.alsoOn().forEach(begin -> dates.getDates().add(date(begin)));
      written.addRecurrenceDates(dates);
    }
  }

  private String summary(RotaEvent event) {
    return RotaSlots.name(event.slot())
        + ": "
        + event.workers().stream()
            .flatMap(id -> staff.worker(id).stream())
            .map(Worker::name)
            .collect(Collectors.joining(", "));
  }

  private static Attendee attendee(Worker worker) {
    Attendee attendee = new Attendee(worker.name(), worker.email());
    if (worker.email() == null) {
      attendee.setUri("urn:uuid:" + worker.id());
    }
    return attendee;
  }

  private static ICalDate date(LocalDateTime wallClock) {
    return new ICalDate(Date.from(wallClock.atZone(LONDON).toInstant()));
  }
}
