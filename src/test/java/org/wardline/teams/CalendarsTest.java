package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private static Calendars calendars(Map<String, String> settings) {
    SmallRyeConfigBuilder config =
        new SmallRyeConfigBuilder().withMapping(CalendarsConfig.class).addDiscoveredConverters();
    settings.forEach((key, value) -> config.withDefaultValue("wardline.calendars." + key, value));
    return new Calendars(config.build().getConfigMapping(CalendarsConfig.class), JSON);
  }

  private static Instant london(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/London")).toInstant();
  }

  @Test
  void an_authority_without_settings_has_the_standard_hours_and_the_bundled_holidays() {
    OfficeHours hours = calendars(Map.of()).officeHours("999");

    assertThat(hours.isOpen(london("2026-03-10T08:30"))).isTrue();
    assertThat(hours.isOpen(london("2026-12-28T10:00"))).isFalse();
  }

  @Test
  void an_authority_has_its_own_hours_and_closures_and_its_neighbour_has_not() {
    Calendars calendars =
        calendars(
            Map.of(
                "authorities.999.office-hours.monday", "09:00-12:00",
                "authorities.999.closures", "2026-03-16,2026-12-29"));

    OfficeHours own = calendars.officeHours("999");
    assertThat(own.isOpen(london("2026-03-09T08:59"))).isFalse();
    assertThat(own.isOpen(london("2026-03-09T09:00"))).isTrue();
    assertThat(own.isOpen(london("2026-03-10T10:00"))).as("a Tuesday").isFalse();
    assertThat(own.isOpen(london("2026-03-16T10:00"))).as("a closure").isFalse();
    assertThat(calendars.officeHours("998").isOpen(london("2026-03-16T10:00"))).isTrue();
  }

  @Test
  void the_bank_holidays_are_those_of_a_file_where_one_is_given() throws IOException {
    Path file = directory.resolve("holidays.json");
    Files.writeString(
        file,
        """
        {"england-and-wales": {"division": "england-and-wales",
          "events": [{"title": "Jubilee", "date": "2026-06-03", "notes": "", "bunting": true}]},
         "scotland": {"division": "scotland", "events": [{"title": "St Andrew's", "date": "2026-11-30"}]}}""");

    Calendars calendars = calendars(Map.of("bank-holidays", file.toString()));

    assertThat(calendars.officeHours("999").isOpen(london("2026-06-03T10:00"))).isFalse();
    assertThat(calendars.officeHours("999").isOpen(london("2026-11-30T10:00"))).isTrue();
    assertThat(calendars.holidaysUntil()).isEqualTo(LocalDate.of(2026, 6, 3));
  }

  @Test
  void a_file_that_is_no_feed_is_named_at_the_start() throws IOException {
    Path file = directory.resolve("holidays.json");
    Files.writeString(file, "{\"events\": []}");

    assertThatThrownBy(() -> calendars(Map.of("bank-holidays", file.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wardline.calendars.bank-holidays")
        .hasMessageContaining("holidays.json");
  }

  @Test
  void hours_that_end_before_they_begin_are_refused_and_told_how_to_write() {
    assertThatThrownBy(
            () -> calendars(Map.of("authorities.999.office-hours.monday", "17:00-08:30")))
        .hasMessageContaining("17:00-08:30");
    assertThatThrownBy(() -> calendars(Map.of("authorities.999.office-hours.monday", "all day")))
        .hasMessageContaining("08:30-17:00");
  }
}
