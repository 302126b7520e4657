package org.wardline.teams;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The office hours of every authority: its own where settings give them, else the standard ones.
 */
@ApplicationScoped
class Calendars {
  private final Set<LocalDate> bankHolidays;
  private final OfficeHours standard;
  private final Map<String, OfficeHours> own = new HashMap<>();

  Calendars(CalendarsConfig config, ObjectMapper json) {
    this.bankHolidays =
        config
            .bankHolidays()
            .map(file -> BankHolidays.ofEngland(file, json))
            .orElseGet(() -> BankHolidays.ofEngland(json));
    this.standard = OfficeHours.standard(bankHolidays);
    config.authorities().forEach((authority, calendar) -> own.put(authority, read(calendar)));
  }

  OfficeHours officeHours(String authority) {
    return own.getOrDefault(Objects.requireNonNull(authority), standard);
  }

  /** The last bank holiday that is known; after it every weekday counts as a working day. */
  LocalDate holidaysUntil() {
    return Collections.max(bankHolidays);
  }

  private OfficeHours read(CalendarsConfig.Calendar calendar) {
    Set<LocalDate> closures = new HashSet<>(bankHolidays);
    calendar.closures().ifPresent(closures::addAll);
    Map<DayOfWeek, OfficeHours.Day> open = new HashMap<>();
    calendar
        .officeHours()
        .forEach((weekday, hours) -> open.put(weekday, OfficeHours.Day.parse(hours)));
    return new OfficeHours(open.isEmpty() ? standard.open() : open, closures);
  }
}
