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
import org.wardline.MailSink;
import org.wardline.OwnersConnection;
import org.wardline.TestQueues;
import org.wardline.platform.time.MovableClock;

/**
 * A busy council's year passes, and nobody's notification was lost, late, doubled or told after it
 * was seen.
 */
@QuarkusTest
@WithTestResource(SimulatedEdges.class)
class SimulatedYearIT {
  private static final long SEED = 2026;
  private static final int MONTHS = 12;

  @Inject SimulatedYear year;
  @Inject Council council;
  @Inject TestQueues queues;
  @Inject MovableClock clock;
  @Inject Happenings happenings;
  MailSink relay;

  /** Many more of them take longer than a build may: a command of its own. */
  int perMonth() {
    return Integer.getInteger("wardline.simulation.per-month", 200);
  }

  @BeforeEach
  void begin() {
    queues.empty("matching");
    queues.empty("dispatch");
    relay.clear();
  }

  @AfterEach
  void leaveNothing() {
    council.empty();
    clock.reset();
  }

  @Test
  void all_notifications_of_a_year_reach_somebody_in_time_or_alarm() {
    long began = System.nanoTime();
    int perMonth = perMonth();
    year.pass(perMonth, SEED, happenings.over(relay));
    queues.tick("auditor");
    try (OwnersConnection rows = OwnersConnection.open()) {
      List<String> faults = YearProof.faults(rows, relay.mails(), SimulatedYear.END);
      YearReport.write(
          "year-" + perMonth, rows, faults, (System.nanoTime() - began) / 1_000_000_000L);
      assertThat(faults).isEmpty();
      assertThat(rows.count("select count(*) from notification"))
          .isGreaterThan((long) (perMonth * MONTHS * 0.9));
    }
  }
}
