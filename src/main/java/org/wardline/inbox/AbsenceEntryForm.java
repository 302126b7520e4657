package org.wardline.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.wardline.platform.time.TypedDay;
import org.wardline.platform.web.FormErrors;
import org.wardline.teams.AbsenceEntry;

/**
 * What was sent of the form that ends an absence or a cover, and what is wrong with it.
 *
 * @param last the last day as {@code 2026-03-10}, or empty when it is not known
 */
record AbsenceEntryForm(String last, FormErrors errors) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** With the last day that is recorded. */
  static AbsenceEntryForm begun(AbsenceEntry entry) {
    Instant until = entry.during().until();
    String last = until == null ? "" : LocalDate.ofInstant(until.minusMillis(1), LONDON).toString();
    return new AbsenceEntryForm(last, FormErrors.NONE);
  }

  static AbsenceEntryForm of(String last) {
    AbsenceEntryForm sent = new AbsenceEntryForm(last == null ? "" : last.strip(), FormErrors.NONE);
    return sent.last.isEmpty() || sent.findEnd() != null
        ? sent
        : sent.refused("Enter the last day, such as Friday 27 March 2026, or leave it empty");
  }

  AbsenceEntryForm refused(String words) {
    return new AbsenceEntryForm(last, FormErrors.of("entry-last", words));
  }

  boolean isRefused() {
    return errors.any();
  }

  /** The end of the last day, or null when none is given. */
  Instant findEnd() {
    return TypedDay.find(last)
        .map(day -> day.plusDays(1).atStartOfDay(LONDON).toInstant())
        .orElse(null);
  }
}
