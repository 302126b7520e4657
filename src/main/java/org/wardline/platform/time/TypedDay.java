package org.wardline.platform.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A day as somebody typed it, ISO 8601, between the years in which anything of ours can lie. */
public final class TypedDay {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private TypedDay() {}

  /** Empty for nothing, for what is no day, and for one out of all reach. */
  public static Optional<LocalDate> find(String sent) {
    try {
      return Optional.ofNullable(sent)
          .map(text -> LocalDate.parse(text.strip()))
          .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
