package org.wardline.oversight.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether one person may open another item now, by how many they have opened lately. */
final class GlassPolicy {
  private static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofHours(24);

  private GlassPolicy() {}

  /**
   * That it is one too many.
   *
   * @param most how many there may be within this time
   * @param free from when on there may be another
   */
  record TooMany(int most, Duration within, Instant free) {}

  /**
   * The limit that holds longest; empty when they may.
   *
   * @param opened when they opened items, at least those of the last 24 hours
   */
  static Optional<TooMany> refuse(List<Instant> opened, Instant now, GlassLimits limits) {
    return Stream.of(
            refuse(opened, now, limits.mostInAnHour(), HOUR),
            refuse(opened, now, limits.mostInADay(), DAY))
        .flatMap(Optional::stream)
        .max(Comparator.comparing(TooMany::free));
  }

  private static Optional<TooMany> refuse(
      List<Instant> opened, Instant now, int most, Duration within) {
    return opened.stream()
        .filter(at -> at.isAfter(now.minus(within)))
        .sorted(Comparator.reverseOrder())
        .skip(Math.max(0, most - 1L))
        .findFirst()
        .map(last -> new TooMany(most, within, last.plus(within)));
  }
}
