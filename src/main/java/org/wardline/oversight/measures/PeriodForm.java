package org.wardline.oversight.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardline.platform.time.TypedDay;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;

/**
 * The days that were asked for, as they were written, and what is wrong with them; empty is the
 * last four weeks, an empty last day alone today.
 */
record PeriodForm(String first, String last, FormErrors errors) {
  static PeriodForm of(String first, String last, Instant now) {
    String begin = text(first);
    String end = text(last);
    List<FormError> wrong = new ArrayList<>();
    if (!begin.isEmpty() && TypedDay.find(begin).isEmpty()) {
      wrong.add(new FormError("first", "Enter the first day, such as 2026-03-10"));
    }
    if (!end.isEmpty() && TypedDay.find(end).isEmpty()) {
      wrong.add(new FormError("last", "Enter the last day, such as 2026-03-31"));
    }
    if (wrong.isEmpty()) {
      wrong.addAll(findErrors(TypedDay.find(begin), TypedDay.find(end).orElse(Period.today(now))));
    }
    return new PeriodForm(begin, end, new FormErrors(wrong));
  }

  private static List<FormError> findErrors(Optional<LocalDate> begin, LocalDate end) {
    if (begin.isEmpty()) {
      return List.of();
    }
    if (begin.get().isAfter(end)) {
      return List.of(new FormError("last", "Enter a last day that is not before the first"));
    }
    return begin.get().isBefore(Period.earliest(end))
        ? List.of(new FormError("first", "Choose days of one year at most"))
        : List.of();
  }

  boolean isRefused() {
    return errors.any();
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }
}
