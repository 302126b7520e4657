package org.wardline.notifications;

import java.time.Instant;

/**
 * How far a round has come.
 *
 * @param outOfHoursBeganAt when the night ladder began, or null
 * @param officeSteps how many rungs of the day ladder were taken
 * @param stepDueAt when the next rung of either is due, or null when none is left
 */
record RoundState(
    Instant beganAt,
    Instant outOfHoursBeganAt,
    int officeSteps,
    int outOfHoursSteps,
    Instant stepDueAt) {

  static RoundState begun(Instant at) {
    return new RoundState(at, null, 0, 0, at);
  }
}
