package org.wardline.oversight.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.oversight.measures.BarChart.Value;
import org.wardline.oversight.measures.Measures.Measured;
import org.wardline.oversight.measures.Measures.OfDay;
import org.wardline.oversight.measures.Measures.Times;
import org.wardline.platform.web.FormErrors.FormError;

class MeasuresPageTest {
  private static final Instant NOW = Instant.parse("2026-03-30T23:30:00Z");

  @Test
  void without_a_choice_the_last_four_weeks_are_measured_in_london_days() {
    assertThat(Period.of(null, "", NOW))
        .isEqualTo(new Period(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 31)));
  }

  @Test
  void a_day_begins_and_ends_at_midnight_in_london_also_when_the_clocks_change() {
    Period summer = Period.of("2026-03-29", "2026-03-29", NOW);

    assertThat(summer.from()).isEqualTo(Instant.parse("2026-03-29T00:00:00Z"));
    assertThat(summer.until()).isEqualTo(Instant.parse("2026-03-29T23:00:00Z"));
  }

  @Test
  void at_most_a_year_is_measured_and_a_period_that_ends_before_it_begins_is_its_last_day() {
    assertThat(Period.of(null, "+999999999-12-31", NOW)).isEqualTo(Period.of(null, null, NOW));
    assertThat(Period.of("2020-01-01", "2026-03-10", NOW).first())
        .isEqualTo(LocalDate.of(2025, 3, 10));
    assertThat(Period.of("2026-03-11", "2026-03-10", NOW).first())
        .isEqualTo(LocalDate.of(2026, 3, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, '', 'Enter the first day, such as 2026-03-10'",
    "'', 2026-02-30, 'Enter the last day, such as 2026-03-31'",
    "2026-03-11, 2026-03-10, 'Enter a last day that is not before the first'",
    "2026-04-01, '', 'Enter a last day that is not before the first'",
    "2025-03-30, '', 'Choose days of one year at most'"
  })
  void days_that_cannot_be_measured_are_said_and_no_others_are_put_in_their_place(
      String first, String last, String words) {
    assertThat(PeriodForm.of(first, last, NOW).errors().all())
        .extracting(FormError::words)
        .containsExactly(words);
  }

  @ParameterizedTest
  @CsvSource({
    "59, 1 minute",
    "3600, 1 hour",
    "7500, 2 hours 5 minutes",
    "90000, 25 hours",
    "20, 0 minutes"
  })
  void times_are_said_in_hours_and_minutes(double seconds, String words) {
    assertThat(MeasuresPage.duration(seconds + (seconds == 59 ? 1 : 0))).isEqualTo(words);
  }

  @Test
  void a_long_period_is_shown_by_week_and_written_by_day() {
    Period period = Period.of("2026-01-01", "2026-03-10", NOW);
    Times none = new Times(0, null, null);
    Measured measured =
        new Measured(
            4,
            0,
            0,
            0,
            none,
            none,
            List.of(
                new OfDay(LocalDate.of(2026, 1, 2), 1),
                new OfDay(LocalDate.of(2026, 1, 5), 1),
                new OfDay(LocalDate.of(2026, 1, 11), 2)),
            List.of(),
            List.of());

    assertThat(MeasuresPage.shown(period, measured).charts().getFirst().values())
        .hasSize(11)
        .startsWith(
            new Value("From Thu 1 Jan 2026", 1),
            new Value("From Mon 5 Jan 2026", 3),
            new Value("From Mon 12 Jan 2026", 0));
    assertThat(MeasuresPage.of(period, measured).charts().getFirst().values()).hasSize(69);
    assertThat(
            MeasuresPage.shown(Period.of("2026-01-01", "2026-03-01", NOW), measured)
                .charts()
                .getFirst()
                .values())
        .hasSize(60);
  }

  @Test
  void a_day_without_notifications_is_shown_as_none() {
    Times none = new Times(0, null, null);
    Measured measured =
        new Measured(
            2,
            0,
            0,
            0,
            none,
            none,
            List.of(new OfDay(LocalDate.of(2026, 3, 9), 2)),
            List.of(),
            List.of());

    MeasuresPage page = MeasuresPage.of(Period.of("2026-03-09", "2026-03-10", NOW), measured);

    assertThat(page.charts().getFirst().values())
        .containsExactly(new Value("Mon 9 Mar 2026", 2), new Value("Tue 10 Mar 2026", 0));
    assertThat(page.figures())
        .contains(new MeasuresPage.Row("Time to acknowledge, median", "nothing to measure"));
  }

  @Test
  void the_highest_bar_reaches_the_top_and_none_has_no_height() {
    BarChart chart =
        BarChart.of("t", List.of(new Value("a", 4), new Value("b", 2), new Value("c", 0)));

    assertThat(chart.bars()).extracting(BarChart.Bar::height).containsExactly(170.0, 85.0, 0.0);
    assertThat(BarChart.of("t", List.of()).bars()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"=1+1, '''=1+1'", "+x, '''+x'", "-1, '''-1'", "@a, '''@a'", "plain, plain"})
  void no_cell_is_a_formula(String cell, String written) {
    assertThat(SafeCsv.safe(cell)).isEqualTo(written);
  }
}
