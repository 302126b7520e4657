package org.wardline.notifications;

import java.time.Instant;
import java.util.Optional;
import org.wardline.teams.OfficeHours;

/**
 * Decides how the next round of a notification begins that somebody had: at once, or quietly. Why
 * it begins makes the difference: at night the night service is called out for what it has not been
 * told of, and for nothing else. Source: domain.md §2, "Out of hours".
 */
final class BeginningPolicy {
  private final OfficeHours hours;
  private final Instant now;

  BeginningPolicy(OfficeHours hours, Instant now) {
    this.hours = hours;
    this.now = now;
  }

  /**
   * How a round begins.
   *
   * @param quietly whether it asks nobody of the night; it then begins when the office opens, so
   *     that its steps do not all fall due with the opening
   */
  record Beginning(boolean quietly, Instant at) {}

  /** A late decision calls out nobody: its owner goes on being reminded. */
  Beginning afterLateDecision() {
    return hours.isOpen(now) ? atOnce() : quietly();
  }

  /**
   * What the night hands to the day waits for it; what it hands to the night does not, nor what is
   * restricted, whose keepers answer at any time.
   *
   * @param toTheNight whether the successor answers for the Emergency Duty Service now
   */
  Beginning afterHandOver(boolean restricted, boolean toTheNight) {
    return hours.isOpen(now) || restricted || toTheNight ? atOnce() : quietly();
  }

  /**
   * Its holder is away. What they had acknowledged calls out nobody, and what waited for the
   * morning goes on waiting, with its steps from now on by day. Empty as long as the night service
   * has it: what is unanswered moves when the office opens.
   *
   * @param owned whether somebody has acknowledged it
   * @param quiet whether its running round waits for the morning
   * @param nightSteps how many steps the night service's ladder has taken in this round
   */
  Optional<Beginning> afterAbsence(boolean owned, boolean quiet, int nightSteps) {
    if (hours.isOpen(now)) {
      return Optional.of(quiet && !owned ? quietly() : atOnce());
    }
    if (owned || quiet) {
      return Optional.of(quietly());
    }
    return nightSteps > 0 ? Optional.empty() : Optional.of(atOnce());
  }

  private Beginning atOnce() {
    return new Beginning(false, now);
  }

  private Beginning quietly() {
    return new Beginning(true, hours.openFrom(now));
  }
}
