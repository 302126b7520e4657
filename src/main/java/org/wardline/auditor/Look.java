package org.wardline.auditor;

import java.time.Instant;
import java.util.List;

/** What the auditor saw in one run. */
record Look(Instant at, List<RuleOutcome> outcomes, List<RowCount> counts) {

  Look {
    outcomes = List.copyOf(outcomes);
    counts = List.copyOf(counts);
  }
}
