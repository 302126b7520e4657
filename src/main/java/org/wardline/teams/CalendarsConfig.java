package org.wardline.teams;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of the calendars. */
@ConfigMapping(prefix = "wardline.calendars")
interface CalendarsConfig {
  /** A file in the format of the public gov.uk feed, in place of the bundled one. */
  Optional<Path> bankHolidays();

  /** Of an authority, by its ODS code, where it differs from the standard. */
  Map<String, Calendar> authorities();

  /** One authority's. */
  interface Calendar {
    /**
     * Office hours by weekday such as {@code 08:30-17:00}; weekdays that are absent are closed, and
     * none at all means the standard ones.
     */
    Map<DayOfWeek, String> officeHours();

    /** Days closed beside the bank holidays. */
    Optional<Set<LocalDate>> closures();
  }
}
