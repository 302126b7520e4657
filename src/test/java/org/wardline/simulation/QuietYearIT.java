package org.wardline.simulation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.wardline.MailSink;

/** The same of a small council, beside the busy one's: each event comes by itself. */
@QuarkusTest
@WithTestResource(SimulatedEdges.class)
class QuietYearIT {
  private static final int PER_MONTH = 20;

  @Inject YearOnTrial year;
  MailSink relay;

  @Test
  void all_notifications_of_a_year_reach_somebody_in_time_or_alarm() {
    year.pass(PER_MONTH, relay);
  }
}
