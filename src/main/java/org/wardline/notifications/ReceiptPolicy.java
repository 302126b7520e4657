package org.wardline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wardline.teams.Channel;

/**
 * When a provider is asked what became of a delivery: every two minutes at first, then every
 * quarter of an hour, then hourly, for three days. What an import acknowledges may wait over the
 * longest holidays, and is looked for daily after that.
 */
final class ReceiptPolicy {
  private static final Duration LONGEST = Duration.ofDays(3);
  private static final Duration LONGEST_OF_A_FILE = Duration.ofDays(30);
  private static final Duration OFTEN = Duration.ofMinutes(10);
  private static final Duration SOMETIMES = Duration.ofHours(2);

  private ReceiptPolicy() {}

  /** Empty when it is asked for no more. */
  static Optional<Instant> next(Channel channel, Instant sentAt, Instant now) {
    Duration age = Duration.between(sentAt, now);
    if (age.compareTo(channel == Channel.CASE_SYSTEM ? LONGEST_OF_A_FILE : LONGEST) >= 0) {
      return Optional.empty();
    }
    return Optional.of(now.plus(wait(age)));
  }

  private static Duration wait(Duration age) {
    if (age.compareTo(OFTEN) < 0) {
      return Duration.ofMinutes(2);
    }
    if (age.compareTo(SOMETIMES) < 0) {
      return Duration.ofMinutes(15);
    }
    return age.compareTo(LONGEST) < 0 ? Duration.ofHours(1) : Duration.ofDays(1);
  }
}
