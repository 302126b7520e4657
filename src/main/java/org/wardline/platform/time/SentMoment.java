package org.wardline.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A moment as an address or a form carries it, ISO 8601, between the years in which anything of
 * ours can lie: further away neither a database nor a calendar knows it.
 */
public final class SentMoment {
  private SentMoment() {}

  /** Empty for nothing, for what is no moment, and for one out of all reach. */
  public static Optional<Instant> find(String sent) {
    try {
      return Optional.ofNullable(sent)
          .map(Instant::parse)
          .filter(at -> isWithinReach(LocalDate.ofInstant(at, ZoneOffset.UTC)));
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  /** The same of what a clock on the wall shows, as {@code 2026-03-10T02:00}. */
  public static Optional<LocalDateTime> findOnTheWall(String sent) {
    try {
      return Optional.ofNullable(sent)
          .map(LocalDateTime::parse)
          .filter(at -> isWithinReach(at.toLocalDate()));
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  private static boolean isWithinReach(LocalDate day) {
    return TypedDay.find(day.toString()).isPresent();
  }
}
