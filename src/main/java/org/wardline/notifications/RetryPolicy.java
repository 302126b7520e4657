package org.wardline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a failed delivery is tried again: soon at first, then hourly, for three days. */
final class RetryPolicy {
  private static final Duration LONGEST = Duration.ofDays(3);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private RetryPolicy() {}

  /** Empty when it is given up. */
  static Optional<Instant> next(int attempts, Instant plannedAt, Instant now) {
    Duration wait = WAITS.get(Math.min(Math.max(attempts, 1), WAITS.size()) - 1);
    Instant next = now.plus(wait);
    return next.isAfter(plannedAt.plus(LONGEST)) ? Optional.empty() : Optional.of(next);
  }
}
