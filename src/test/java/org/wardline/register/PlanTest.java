package org.wardline.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2025-06-01T12:00:00Z");

  @Test
  void a_running_plan_is_open_from_its_start() {
    Plan plan = new Plan("CPP", START, null, null, null);
    assertThat(plan.isOpen(START.minusSeconds(1))).isFalse();
    assertThat(plan.isOpen(START)).isTrue();
  }

  @Test
  void an_ended_plan_is_visible_for_365_days() {
    Plan plan = new Plan("LAC", START, END, null, null);
    assertThat(plan.isOpen(END)).isFalse();
    assertThat(plan.isVisible(END.plus(Duration.ofDays(365)).minusSeconds(1))).isTrue();
    assertThat(plan.isVisible(END.plus(Duration.ofDays(365)))).isFalse();
  }

  @Test
  void the_365_days_are_counted_by_the_local_clock() {
    Instant nineInWinter = Instant.parse("2025-03-29T09:00:00Z");
    Plan plan = new Plan("LAC", START, nineInWinter, null, null);
    Instant nineInSummer = Instant.parse("2026-03-29T08:00:00Z");
    assertThat(plan.isVisible(nineInSummer.minusSeconds(1))).isTrue();
    assertThat(plan.isVisible(nineInSummer)).isFalse();
  }

  @Test
  void an_unborn_childs_plan_is_visible_until_28_days_after_the_expected_delivery() {
    Plan plan = new Plan("UCPP", START, null, LocalDate.of(2025, 3, 10), null);
    assertThat(plan.isVisible(Instant.parse("2025-04-07T22:59:59Z"))).isTrue();
    assertThat(plan.isVisible(Instant.parse("2025-04-07T23:00:00Z"))).isFalse();
  }

  @Test
  void a_plan_recorded_in_error_is_never_visible() {
    assertThat(new Plan("CPP", START, null, null, END).isVisible(START.plusSeconds(60))).isFalse();
  }
}
