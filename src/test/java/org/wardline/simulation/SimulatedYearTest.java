package org.wardline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.TestQueues;
import org.wardline.platform.time.MovableClock;

/** A year passes, and nobody's notification was lost, late, doubled or told after it was seen. */
@QuarkusTest
@WithTestResource(FaultyRelay.class)
class SimulatedYearTest {
  private static final long SEED = 2026;

  /** More of them take longer than a build may: a command of its own. */
  private static final int PER_MONTH = Integer.getInteger("wardline.simulation.per-month", 20);

  @Inject SimulatedYear year;
  @Inject Council council;
  @Inject TestQueues queues;
  @Inject MovableClock clock;

  @BeforeEach
  void begin() {
    queues.empty("matching");
    queues.empty("dispatch");
  }

  @AfterEach
  void leaveNothing() {
    council.empty();
    clock.reset();
  }

  @Test
  void all_notifications_of_a_year_reach_somebody_in_time_or_alarm() {
    pass(PER_MONTH);
  }

  private void pass(int perMonth) {
    long began = System.nanoTime();
    year.pass(perMonth, SEED);
    try (Rows rows = Rows.open()) {
      List<String> faults = YearProof.faults(rows, SimulatedYear.END);
      YearReport.write(
          "year-" + perMonth, rows, faults, (System.nanoTime() - began) / 1_000_000_000L);
      assertThat(faults).isEmpty();
      assertThat(rows.count("select count(*) from notification")).isGreaterThan(perMonth * 8L);
    }
  }
}
