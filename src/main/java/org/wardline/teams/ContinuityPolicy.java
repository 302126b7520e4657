package org.wardline.teams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether two keepers have met. */
final class ContinuityPolicy {
  private ContinuityPolicy() {}

  /** A code that a keeper has entered and that has opened nothing yet. */
  record Entered(String keeper, Instant at) {}

  /** The other keeper's code that this one completes; one keeper's two codes are one keeper's. */
  static Optional<Entered> partner(Entered now, List<Entered> before, Duration within) {
    return before.stream()
        .filter(one -> !one.keeper().equals(now.keeper()))
        .filter(one -> !one.at().plus(within).isBefore(now.at()))
        .findFirst();
  }
}
