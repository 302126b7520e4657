package org.wardline.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Reads the bank holidays of England from a file in the format of the public gov.uk feed. */
final class BankHolidays {
  private static final String BUNDLED = "/org/wardline/teams/bank-holidays.json";

  private BankHolidays() {}

  /** The bundled holidays; they end with the year that the file ends with. */
  static Set<LocalDate> ofEngland(ObjectMapper json) {
    try (InputStream bundled = BankHolidays.class.getResourceAsStream(BUNDLED)) {
      Set<LocalDate> dates = new HashSet<>();
      for (JsonNode event : json.readTree(bundled).at("/england-and-wales/events")) {
        dates.add(LocalDate.parse(event.get("date").textValue()));
      }
      return dates;
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled bank holidays cannot be read", e);
    }
  }
}
