package org.wardline.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the auditor saw in one run.
 *
 * @param synthetic how long the newest synthetic attendance took until everybody was told of it
 */
record Look(
    Instant at, List<RuleOutcome> outcomes, List<RowCount> counts, Optional<Duration> synthetic) {

  Look {
    outcomes = List.copyOf(outcomes);
    counts = List.copyOf(counts);
  }
}
