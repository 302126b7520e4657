package org.wardline.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
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
      return read(json.readTree(bundled));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled bank holidays cannot be read", e);
    }
  }

  /**
   * Those of a file.
   *
   * @throws IllegalArgumentException naming the file, when it cannot be read or holds none
   */
  static Set<LocalDate> ofEngland(Path file, ObjectMapper json) {
    try {
      return read(json.readTree(Files.readString(file)));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "wardline.calendars.bank-holidays: "
              + file
              + " is not a file in the format of the gov.uk feed with bank holidays of"
              + " england-and-wales",
          e);
    }
  }

  private static Set<LocalDate> read(JsonNode feed) {
    Set<LocalDate> dates = new HashSet<>();
    for (JsonNode event : feed.at("/england-and-wales/events")) {
      dates.add(LocalDate.parse(event.path("date").asText()));
    }
    if (dates.isEmpty()) {
      throw new IllegalArgumentException("it holds no bank holiday");
    }
    return dates;
  }
}
