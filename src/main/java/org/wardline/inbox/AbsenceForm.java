package org.wardline.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.time.TypedDay;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;
import org.wardline.teams.Span;

/**
 * What was sent of one of the forms of absences, and what is wrong with it.
 *
 * @param kind which form it is: the ids of its fields begin with it
 * @param worker the id of whom it is about, what was typed and is no name, or empty
 * @param cover the same of who covers
 * @param first the first day, or of a leaver the last day at work, as {@code 2026-03-10}
 * @param last the last day, or empty when it is not known
 */
record AbsenceForm(
    String kind, String worker, String cover, String first, String last, FormErrors errors) {
  static final AbsenceForm EMPTY = new AbsenceForm("", "", "", "", "", FormErrors.NONE);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  static AbsenceForm ofAway(String worker, String first, String last) {
    return of("away", worker, "", first, last);
  }

  static AbsenceForm ofCover(String worker, String cover, String first, String last) {
    return of("cover", worker, cover, first, last);
  }

  static AbsenceForm ofLeaver(String worker, String first) {
    return of("leaver", worker, "", first, "");
  }

  private static AbsenceForm of(
      String kind, String worker, String cover, String first, String last) {
    AbsenceForm sent =
        new AbsenceForm(kind, text(worker), text(cover), text(first), text(last), FormErrors.NONE);
    return sent.with(new FormErrors(sent.findErrors()));
  }

  private AbsenceForm with(FormErrors wrong) {
    return new AbsenceForm(kind, worker, cover, first, last, wrong);
  }

  /** The same form; who is chosen cannot be so. */
  AbsenceForm refused(String words) {
    return with(FormErrors.of(kind + (kind.equals("cover") ? "-cover" : "-worker"), words));
  }

  boolean isRefused() {
    return errors.any();
  }

  /** What stands in a field of this form again; nothing in those of the others. */
  public AbsenceForm in(String form) {
    return kind.equals(form) ? this : EMPTY;
  }

  UUID workerId() {
    return findId(worker).orElseThrow();
  }

  UUID coverId() {
    return findId(cover).orElseThrow();
  }

  /** From the beginning of the first day to the end of the last; open when that is not known. */
  Span during() {
    LocalDate from = TypedDay.find(first).orElseThrow();
    return new Span(
        from.atStartOfDay(LONDON).toInstant(),
        TypedDay.find(last).map(AbsenceForm::endOf).orElse(null));
  }

  /** The end of the only day that the form of a leaver has. */
  Instant endOfFirst() {
    return endOf(TypedDay.find(first).orElseThrow());
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(LONDON).toInstant();
  }

  private List<FormError> findErrors() {
    List<FormError> wrong = new ArrayList<>();
    if (findId(worker).isEmpty()) {
      wrong.add(new FormError(kind + "-worker", PeopleByName.missing("Select a person", worker)));
    }
    if (kind.equals("cover") && findId(cover).isEmpty()) {
      wrong.add(new FormError("cover-cover", PeopleByName.missing("Select who covers", cover)));
    }
    Optional<LocalDate> from = TypedDay.find(first);
    if (from.isEmpty()) {
      wrong.add(new FormError(kind + "-first", enterTheDay()));
    }
    if (!last.isEmpty() && TypedDay.find(last).filter(day -> !isBefore(day, from)).isEmpty()) {
      wrong.add(
          new FormError(
              kind + "-last", "Enter a last day that is not before the first, or leave it empty"));
    }
    return wrong;
  }

  private String enterTheDay() {
    String which = kind.equals("leaver") ? "the last day at work" : "the first day";
    return "Enter " + which + ", such as Friday 27 March 2026";
  }

  private static boolean isBefore(LocalDate day, Optional<LocalDate> from) {
    return from.filter(day::isBefore).isPresent();
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }

  private static Optional<UUID> findId(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
