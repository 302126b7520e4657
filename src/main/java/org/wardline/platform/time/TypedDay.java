package org.wardline.platform.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * A day as a browser sends it (ISO 8601) or as somebody types it where the browser has no calendar:
 * {@code Friday 27 March 2026}, {@code 27 March 2026}, {@code 27/3/2026}; between the years in
 * which anything of ours can lie.
 */
public final class TypedDay {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[uuuu-MM-dd][[EEEE ]d MMMM uuuu][d/M/uuuu]")
          .toFormatter(Locale.UK)
          .withResolverStyle(ResolverStyle.STRICT);

  private TypedDay() {}

  /** Empty for nothing, for what is no day, and for one out of all reach. */
  public static Optional<LocalDate> find(String sent) {
    try {
      return Optional.ofNullable(sent)
          .map(text -> LocalDate.parse(text.strip(), WRITTEN))
          .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
