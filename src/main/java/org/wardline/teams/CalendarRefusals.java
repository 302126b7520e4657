package org.wardline.teams;

import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.property.ExceptionRule;
import biweekly.property.Method;
import biweekly.property.RecurrenceRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wardline.teams.CalendarReader.UnusableEventException;

/** Refuses an event of which something that decides when somebody is on duty would be guessed. */
final class CalendarRefusals {
  private static final Set<String> DECIDING =
      Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "EXRULE");
  private static final Set<String> OF_ANSWERS = Set.of("REPLY", "COUNTER", "DECLINECOUNTER");
  private static final int UNKNOWN_ZONE = 38;

  private CalendarRefusals() {}

  /** The library leaves out what it cannot read; that would change when somebody is on duty. */
  static void refuseGuesses(VEvent event, List<ParseWarning> warnings)
      throws UnusableEventException {
    for (ParseWarning warning : warnings) {
      if (warning.getCode() != null && warning.getCode() == UNKNOWN_ZONE) {
        throw new UnusableEventException("its time zone is not known: use Europe/London");
      }
      if (warning.getPropertyName() != null && DECIDING.contains(warning.getPropertyName())) {
        throw new UnusableEventException("its " + warning.getPropertyName() + " cannot be read");
      }
    }
    refuseUnnamed(event);
    refuseUnsupported(event);
  }

  private static void refuseUnnamed(VEvent event) throws UnusableEventException {
    if (event.getUid() == null || event.getUid().getValue().isBlank()) {
      throw new UnusableEventException("it has no UID, so that a later file could not change it");
    }
    if (event.getDateStart() == null && !CalendarReader.isCancelled(event)) {
      throw new UnusableEventException("it has no DTSTART");
    }
  }

  private static void refuseUnsupported(VEvent event) throws UnusableEventException {
    if (!event.getProperties(ExceptionRule.class).isEmpty()) {
      throw new UnusableEventException("EXRULE is not supported: use EXDATE");
    }
    if (event.getProperties(RecurrenceRule.class).size() > 1) {
      throw new UnusableEventException("it has two RRULEs: make two events of it");
    }
    if (event.getRecurrenceId() != null && event.getRecurrenceId().getRange() != null) {
      throw new UnusableEventException(
          "it changes all turns from one on: end the old event by UNTIL, and begin a new one");
    }
  }

  /** What one attendee answers, or whom one uninvites, is no rota: all others would be left out. */
  static void refuseAnswers(VEvent event, Method method) throws UnusableEventException {
    if (method == null || method.getValue() == null) {
      return;
    }
    if (OF_ANSWERS.contains(method.getValue().toUpperCase(Locale.ROOT))) {
      throw new UnusableEventException(
          "the file answers an invitation: send the rota's own calendar, not an answer to it");
    }
    if (method.isCancel() && !CalendarReader.isCancelled(event)) {
      throw new UnusableEventException(
          "it uninvites people: send the event as it is now, or STATUS:CANCELLED to cancel it");
    }
  }
}
