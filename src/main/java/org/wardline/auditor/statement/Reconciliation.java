package org.wardline.auditor.statement;

import java.util.List;

/**
 * What was counted twice, by two ways that know nothing of each other: as it came in, and as what
 * became of it.
 *
 * @param in what the trail or the history says came in
 * @param became the states in which the rows of it are now
 */
record Reconciliation(Count in, List<Count> became) {

  Reconciliation {
    became = List.copyOf(became);
  }

  /** How many are missing (above zero) or are there without ever having come in (below). */
  long difference() {
    return in.many() - became.stream().mapToLong(Count::many).sum();
  }
}
