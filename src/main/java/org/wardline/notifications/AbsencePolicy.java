package org.wardline.notifications;

/**
 * Decides when a notification leaves somebody who is away: at once in office hours; at night it
 * calls out nobody who was not called out before.
 */
final class AbsencePolicy {
  private AbsencePolicy() {}

  enum Move {
    /** A new round, as by a hand-over. */
    AT_ONCE,
    /** A new round that waits for the office to open. */
    QUIETLY,
    /** The night service has it; what is unanswered moves when the office opens. */
    NOT_YET
  }

  /**
   * When to move it.
   *
   * @param owned whether somebody has acknowledged it
   * @param quiet whether its running round waits for the morning
   * @param nightSteps how many steps the night service's ladder has taken in this round
   */
  static Move decide(boolean owned, boolean quiet, int nightSteps, boolean officeOpen) {
    if (officeOpen) {
      return quiet && !owned ? Move.QUIETLY : Move.AT_ONCE;
    }
    if (owned || quiet) {
      return Move.QUIETLY;
    }
    return nightSteps > 0 ? Move.NOT_YET : Move.AT_ONCE;
  }
}
