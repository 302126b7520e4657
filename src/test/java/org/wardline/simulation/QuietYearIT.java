package org.wardline.simulation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The same of a small council, beside the busy one's: each event comes by itself. */
@QuarkusTest
@WithTestResource(SimulatedEdges.class)
class QuietYearIT extends SimulatedYearIT {
  @Override
  int perMonth() {
    return 20;
  }
}
