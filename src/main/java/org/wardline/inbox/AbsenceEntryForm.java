package org.wardline.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.wardline.platform.web.FormErrors;
import org.wardline.teams.AbsenceEntry;

/**
 * What was sent of the form that ends an absence or a cover, and what is wrong with it.
 *
 * @param last the last day as {@code 2026-03-10}, or empty when it is not known
 */
record AbsenceEntryForm(String last, FormErrors errors) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

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
        : sent.refused("Enter the day, such as 2026-03-27, or leave it empty");
  }

  AbsenceEntryForm refused(String words) {
    return new AbsenceEntryForm(last, FormErrors.of("entry-last", words));
  }

  boolean isRefused() {
    return errors.any();
  }

  /** The end of the last day, or null when none is given. */
  Instant findEnd() {
    try {
      LocalDate day = LocalDate.parse(last);
      boolean isLikely = !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
      return isLikely ? day.plusDays(1).atStartOfDay(LONDON).toInstant() : null;
    } catch (DateTimeException notADay) {
      return null;
    }
  }
}
