package org.wardline.matching;

import java.time.Duration;
import java.time.Instant;
import org.wardline.register.RegisterFreshness;

/**
 * Decides when the event of a child whom nobody follows is erased: once a register load that began
 * after its arrival is complete; never while the register is stale or empty; source: domain.md §2,
 * "Data minimisation".
 */
record ErasurePolicy(Duration registerStaleAfter, Duration keepAtMost) {

  boolean mayErase(Instant acceptedAt, RegisterFreshness register, Instant now) {
    if (register.beganAt() == null
        || register.completedAt().plus(registerStaleAfter).isBefore(now)) {
      return false;
    }
    return register.beganAt().isAfter(acceptedAt) || acceptedAt.plus(keepAtMost).isBefore(now);
  }
}
