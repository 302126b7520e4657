package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class OfficeHoursTest {
  private final OfficeHours hours =
      OfficeHours.standard(BankHolidays.ofEngland(new ObjectMapper()));

  private static Instant london(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/London")).toInstant();
  }

  @Test
  void the_office_opens_at_half_past_eight_and_closes_earlier_on_fridays() {
    assertThat(hours.isOpen(london("2026-03-10T08:29:59"))).isFalse();
    assertThat(hours.isOpen(london("2026-03-10T08:30"))).isTrue();
    assertThat(hours.isOpen(london("2026-03-10T16:59:59"))).isTrue();
    assertThat(hours.isOpen(london("2026-03-10T17:00"))).isFalse();
    assertThat(hours.isOpen(london("2026-03-13T16:30"))).isFalse();
  }

  @Test
  void a_friday_evening_waits_for_monday_morning() {
    assertThat(hours.openFrom(london("2026-03-13T16:30"))).isEqualTo(london("2026-03-16T08:30"));
  }

  @Test
  void the_christmas_of_2026_opens_again_on_the_tuesday() {
    assertThat(hours.openFrom(london("2026-12-24T17:00"))).isEqualTo(london("2026-12-29T08:30"));
  }

  @Test
  void easter_is_passed_over_and_the_clocks_went_forward_meanwhile() {
    Instant thursday = london("2027-03-25T17:00");
    assertThat(hours.openFrom(thursday)).isEqualTo(london("2027-03-30T08:30"));
    assertThat(Duration.between(thursday, hours.openFrom(thursday)))
        .isEqualTo(Duration.parse("PT110H30M"));
  }

  @Test
  void one_working_day_after_a_friday_noon_is_monday_noon() {
    assertThat(hours.oneWorkingDayAfter(london("2026-03-13T12:00")))
        .isEqualTo(london("2026-03-16T12:00"));
  }

  @Test
  void one_working_day_after_a_night_is_the_next_opening() {
    assertThat(hours.oneWorkingDayAfter(london("2026-03-10T02:00")))
        .isEqualTo(london("2026-03-11T08:30"));
    assertThat(hours.oneWorkingDayAfter(london("2026-03-10T23:00")))
        .isEqualTo(london("2026-03-11T17:00"));
  }

  @Test
  void every_hour_of_two_years_belongs_to_the_day_or_the_night_and_finds_the_next_opening() {
    Instant hour = london("2026-01-01T00:00");
    int open = 0;
    for (int i = 0; i < 17_520; i++) {
      Instant next = hours.openFrom(hour);
      assertThat(hours.isOpen(next)).isTrue();
      assertThat(next.equals(hour)).isEqualTo(hours.isOpen(hour));
      assertThat(hours.isOpen(hours.closedFrom(hour))).isFalse();
      open += hours.isOpen(hour) ? 1 : 0;
      hour = hour.plus(Duration.ofHours(1));
    }
    // 506 working days in 2026 and 2027: 8 full hours begin on each, 09:00 to 16:00
    assertThat(open).isEqualTo(8 * workingDays());
  }

  private static int workingDays() {
    return (int)
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2028, 1, 1))
            .filter(date -> date.getDayOfWeek().getValue() <= 5)
            .filter(date -> !BankHolidays.ofEngland(new ObjectMapper()).contains(date))
            .count();
  }
}
