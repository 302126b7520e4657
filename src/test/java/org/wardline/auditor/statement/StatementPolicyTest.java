package org.wardline.auditor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementPolicyTest {

  private static final LocalTime EIGHT = LocalTime.of(8, 0);

  @Test
  void from_eight_o_clock_local_time_yesterday_is_due() {
    assertThat(due("2026-03-10T07:59:59Z")).isEqualTo(LocalDate.of(2026, 3, 8));
    assertThat(due("2026-03-10T08:00:00Z")).isEqualTo(LocalDate.of(2026, 3, 9));
  }

  @Test
  void in_summer_eight_o_clock_is_an_hour_earlier_by_universal_time() {
    assertThat(due("2026-06-10T06:59:59Z")).isEqualTo(LocalDate.of(2026, 6, 8));
    assertThat(due("2026-06-10T07:00:00Z")).isEqualTo(LocalDate.of(2026, 6, 9));
  }

  @Test
  void the_days_on_which_the_clocks_change_have_23_and_25_hours() {
    assertThat(length(LocalDate.of(2026, 3, 29))).isEqualTo(Duration.ofHours(23));
    assertThat(length(LocalDate.of(2026, 10, 25))).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void counts_that_agree_are_said_to_agree() {
    String text = StatementPolicy.text(LocalDate.of(2026, 3, 9), List.of(events(3, 2, 1)));

    assertThat(text)
        .startsWith("Wardline daily statement for 2026-03-09\n\nAll counts agree.\n")
        .containsPattern("events in +3\n")
        .containsPattern("  matched +2\n")
        .doesNotContain("DIFFERENCE");
  }

  @Test
  void a_lost_and_an_added_row_are_differences() {
    List<Reconciliation> counts = List.of(events(3, 1, 1), events(3, 3, 1));

    assertThat(StatementPolicy.differences(counts)).isEqualTo(2);
    assertThat(StatementPolicy.text(LocalDate.of(2026, 3, 9), counts))
        .contains("2 count(s) differ")
        .containsPattern("DIFFERENCE +1\n")
        .containsPattern("DIFFERENCE +-1\n");
  }

  private static LocalDate due(String now) {
    return StatementPolicy.newestDue(Instant.parse(now), EIGHT);
  }

  private static Duration length(LocalDate day) {
    return Duration.between(
        StatementPolicy.beginning(day), StatementPolicy.beginning(day.plusDays(1)));
  }

  private static Reconciliation events(long in, long matched, long nobody) {
    return new Reconciliation(
        new Count("events in", in),
        List.of(new Count("matched", matched), new Count("nobody follows", nobody)));
  }
}
