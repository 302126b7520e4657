package org.wardline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a failed delivery is tried again: soon at first, then hourly, for three days. What may have
 * gone although nobody said so is tried as soon only at first, then ever more seldom, so that a
 * slow relay makes few copies and an outage still costs little.
 */
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
  private static final List<Duration> WAITS_AFTER_SILENCE =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofDays(1));

  private RetryPolicy() {}

  /** Empty when it is given up. */
  static Optional<Instant> next(int attempts, Instant plannedAt, Instant now, Duration atLeast) {
    Duration wait = wait(WAITS, attempts);
    return until(plannedAt, now.plus(wait.compareTo(atLeast) < 0 ? atLeast : wait));
  }

  /** After an attempt that may have come through; empty when it is given up. */
  static Optional<Instant> nextAfterSilence(int attempts, Instant plannedAt, Instant now) {
    return until(plannedAt, now.plus(wait(WAITS_AFTER_SILENCE, attempts)));
  }

  private static Duration wait(List<Duration> waits, int attempts) {
    return waits.get(Math.min(Math.max(attempts, 1), waits.size()) - 1);
  }

  private static Optional<Instant> until(Instant plannedAt, Instant next) {
    return next.isAfter(plannedAt.plus(LONGEST)) ? Optional.empty() : Optional.of(next);
  }
}
