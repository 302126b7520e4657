package org.wardline.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the auditor saw in one run.
 *
 * @param synthetic how long the newest synthetic attendance took until everybody was told of it
 * @param over when the synthetic attendances were that are over and still stand open
 */
record Look(
    Instant at,
    List<RuleOutcome> outcomes,
    List<RowCount> counts,
    Optional<Duration> synthetic,
    List<Instant> over) {

  Look {
    outcomes = List.copyOf(outcomes);
    counts = List.copyOf(counts);
    over = List.copyOf(over);
  }
}
