package org.wardline.simulation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.wardline.MailSink;

/**
 * A busy council's year passes, and nobody's notification was lost, late, doubled or told after it
 * was seen.
 */
@QuarkusTest
@WithTestResource(SimulatedEdges.class)
class SimulatedYearIT {
  /** Many more of them take longer than a build may: a command of its own. */
  private static final int PER_MONTH = Integer.getInteger("wardline.simulation.per-month", 200);

  @Inject YearOnTrial year;
  MailSink relay;

  @Test
  void all_notifications_of_a_year_reach_somebody_in_time_or_alarm() {
    year.pass(PER_MONTH, relay);
  }
}
