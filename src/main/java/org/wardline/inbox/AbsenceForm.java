package org.wardline.inbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.wardline.teams.Span;

/**
 * What was sent of the forms of absences, and what is wrong with it.
 *
 * @param worker the id of whom it is about, or empty
 * @param cover the id of who covers, or empty
 * @param first the first day, or of a leaver the last day at work, as {@code 2026-03-10}
 * @param last the last day, or empty when it is not known
 * @param error what is wrong and what to do, or null
 */
record AbsenceForm(String worker, String cover, String first, String last, String error) {
  static final AbsenceForm EMPTY = new AbsenceForm("", "", "", "", null);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  static AbsenceForm of(String worker, String cover, String first, String last) {
    AbsenceForm sent = new AbsenceForm(text(worker), text(cover), text(first), text(last), null);
    return sent.refused(sent.findError());
  }

  AbsenceForm refused(String words) {
    return new AbsenceForm(worker, cover, first, last, words);
  }

  boolean isRefused() {
    return error != null;
  }

  UUID workerId() {
    return findId(worker).orElseThrow();
  }

  /** Empty when nobody is chosen. */
  Optional<UUID> coverId() {
    return findId(cover);
  }

  /** From the beginning of the first day to the end of the last; open when that is not known. */
  Span during() {
    LocalDate from = findDay(first).orElseThrow();
    return new Span(
        from.atStartOfDay(LONDON).toInstant(),
        findDay(last).map(day -> day.plusDays(1).atStartOfDay(LONDON).toInstant()).orElse(null));
  }

  private String findError() {
    Optional<LocalDate> from = findDay(first);
    if (findId(worker).isEmpty()) {
      return "Select a person";
    }
    if (from.isEmpty()) {
      return "Enter the day, such as 2026-03-27";
    }
    if (!last.isEmpty() && findDay(last).filter(day -> !day.isBefore(from.get())).isEmpty()) {
      return "Enter a last day that is not before the first, or leave it empty";
    }
    return null;
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }

  private static Optional<LocalDate> findDay(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> findId(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
