package org.wardline.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * How far a round has come.
 *
 * @param outOfHoursBeganAt when the night ladder began, or null
 * @param officeSteps how many rungs of the day ladder were taken
 * @param stepDueAt when the next rung of either is due, or null when none is left
 */
@Embeddable
record RoundState(
    @Column(name = "round_began_at") Instant beganAt,
    Instant outOfHoursBeganAt,
    int officeSteps,
    int outOfHoursSteps,
    Instant stepDueAt) {

  static RoundState begun(Instant at) {
    return new RoundState(at, null, 0, 0, at);
  }

  /** Nobody is told any more in this round. */
  RoundState stopped() {
    return new RoundState(beganAt, outOfHoursBeganAt, officeSteps, outOfHoursSteps, null);
  }

  boolean isDue(Instant now) {
    return stepDueAt != null && !stepDueAt.isAfter(now);
  }
}
