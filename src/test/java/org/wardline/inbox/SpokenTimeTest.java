package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpokenTimeTest {
  private static final Instant TUESDAY_MORNING = Instant.parse("2026-03-10T10:00:00Z");

  private final SpokenTime time = new SpokenTime(TUESDAY_MORNING);

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void a_moment_is_said_with_its_weekday() {
    assertThat(time.moment(at("2026-03-03T21:14:00Z"))).isEqualTo("Tuesday 3 March, 21:14");
  }

  @Test
  void a_moment_of_another_year_is_said_with_the_year() {
    assertThat(time.moment(at("2025-12-31T23:59:00Z")))
        .isEqualTo("Wednesday 31 December 2025, 23:59");
  }

  @Test
  void in_summer_the_clock_is_an_hour_ahead() {
    assertThat(time.moment(at("2026-07-01T20:14:00Z"))).isEqualTo("Wednesday 1 July, 21:14");
    assertThat(time.moment(at("2026-03-29T00:59:00Z"))).isEqualTo("Sunday 29 March, 00:59");
    assertThat(time.moment(at("2026-03-29T01:00:00Z"))).isEqualTo("Sunday 29 March, 02:00");
  }

  @Test
  void a_deadline_of_today_is_said_by_the_clock_and_by_what_is_left() {
    assertThat(time.deadline(at("2026-03-10T10:40:00Z"))).isEqualTo("by 10:40, in 40 minutes");
    assertThat(time.deadline(at("2026-03-10T10:01:00Z"))).isEqualTo("by 10:01, in 1 minute");
    assertThat(time.deadline(at("2026-03-10T12:00:00Z"))).isEqualTo("by 12:00, in 2 hours");
    assertThat(time.deadline(at("2026-03-10T11:30:00Z")))
        .isEqualTo("by 11:30, in 1 hour 30 minutes");
    assertThat(time.deadline(at("2026-03-10T15:20:00Z"))).isEqualTo("by 15:20, in 5 hours");
  }

  @Test
  void what_is_left_is_rounded_up() {
    assertThat(time.deadline(at("2026-03-10T10:00:01Z"))).isEqualTo("by 10:00, in 1 minute");
    assertThat(time.deadline(at("2026-03-10T10:39:20Z"))).isEqualTo("by 10:39, in 40 minutes");
  }

  @Test
  void a_deadline_of_tomorrow_says_so_and_a_later_one_its_day() {
    assertThat(time.deadline(at("2026-03-11T08:30:00Z")))
        .isEqualTo("by 08:30 tomorrow, in 22 hours");
    assertThat(time.deadline(at("2026-03-13T10:00:00Z")))
        .isEqualTo("by Friday 13 March, 10:00, in 3 days");
  }

  @Test
  void tomorrow_is_tomorrow_in_london() {
    SpokenTime lateInSummer = new SpokenTime(at("2026-06-30T22:50:00Z"));

    assertThat(lateInSummer.deadline(at("2026-06-30T23:10:00Z")))
        .isEqualTo("by 00:10 tomorrow, in 20 minutes");
  }

  @Test
  void a_wait_over_the_night_on_which_the_clocks_change_is_as_long_as_it_is() {
    SpokenTime before = new SpokenTime(at("2026-03-28T23:00:00Z"));

    assertThat(before.deadline(at("2026-03-29T07:30:00Z")))
        .isEqualTo("by 08:30 tomorrow, in 8 hours");
  }

  @Test
  void what_is_over_says_how_long_ago() {
    assertThat(time.deadline(at("2026-03-10T09:40:00Z"))).isEqualTo("by 09:40, 20 minutes ago");
    assertThat(time.deadline(at("2026-03-10T09:59:30Z")))
        .isEqualTo("by 09:59, less than a minute ago");
    assertThat(time.isOver(TUESDAY_MORNING)).isTrue();
    assertThat(time.isOver(TUESDAY_MORNING.plusSeconds(1))).isFalse();
  }

  @Test
  void dates_and_ages_are_said_plainly() {
    assertThat(SpokenTime.date(LocalDate.of(2015, 3, 4))).isEqualTo("4 March 2015");
    assertThat(time.age(LocalDate.of(2015, 3, 10))).isEqualTo("11 years old");
    assertThat(time.age(LocalDate.of(2015, 3, 11))).isEqualTo("10 years old");
    assertThat(time.age(LocalDate.of(2024, 3, 11))).isEqualTo("23 months old");
    assertThat(time.age(LocalDate.of(2026, 2, 10))).isEqualTo("1 month old");
  }
}
