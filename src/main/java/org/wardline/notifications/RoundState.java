package org.wardline.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.wardline.teams.OfficeHours;

/**
 * How far a round has come.
 *
 * @param outOfHoursBeganAt when the night ladder began, or null
 * @param officeSteps how many rungs of the day ladder were taken
 * @param officeHurriedAt since when the next rung of the day ladder does not wait for its time, or
 *     null
 * @param outOfHoursHurriedAt the same of the night ladder
 * @param mailboxesTold whether the next rung of the day ladder was taken at night for its mailboxes
 *     alone; its people are asked when the office opens
 * @param stepDueAt when the next rung of either is due; where none is left, when the next round
 *     begins; null when nobody is told any more
 */
@Embeddable
record RoundState(
    @Column(name = "round_began_at") Instant beganAt,
    Instant outOfHoursBeganAt,
    int officeSteps,
    int outOfHoursSteps,
    Instant officeHurriedAt,
    Instant outOfHoursHurriedAt,
    boolean mailboxesTold,
    Instant stepDueAt) {

  static RoundState begun(Instant at) {
    return new RoundState(at, null, 0, 0, null, null, false, at);
  }

  /** Nobody is told any more in this round. */
  RoundState stopped() {
    return dueAgain(null);
  }

  RoundState dueAgain(Instant later) {
    return new RoundState(
        beganAt,
        outOfHoursBeganAt,
        officeSteps,
        outOfHoursSteps,
        officeHurriedAt,
        outOfHoursHurriedAt,
        mailboxesTold,
        later);
  }

  /** Where no rung is left, and nobody answers, the next round begins as the office opens next. */
  RoundState orAnew(OfficeHours hours, Instant now) {
    return stepDueAt == null ? dueAgain(hours.nextOpening(now)) : this;
  }

  RoundState withOfficeStep() {
    return new RoundState(
        beganAt,
        outOfHoursBeganAt,
        officeSteps + 1,
        outOfHoursSteps,
        null,
        outOfHoursHurriedAt,
        false,
        stepDueAt);
  }

  RoundState withOutOfHoursStep(Instant due) {
    return new RoundState(
        beganAt,
        outOfHoursBeganAt == null ? due : outOfHoursBeganAt,
        officeSteps,
        outOfHoursSteps + 1,
        officeHurriedAt,
        null,
        mailboxesTold,
        stepDueAt);
  }

  RoundState officeHurried(Instant since) {
    return withHurry(since, outOfHoursHurriedAt, mailboxesTold);
  }

  RoundState outOfHoursHurried(Instant since) {
    return withHurry(officeHurriedAt, since, mailboxesTold);
  }

  /** The people of the next rung of the day are asked when the office opens. */
  RoundState peopleByDay(Instant since) {
    return withHurry(since, outOfHoursHurriedAt, true);
  }

  private RoundState withHurry(Instant office, Instant outOfHours, boolean mailboxes) {
    return new RoundState(
        beganAt,
        outOfHoursBeganAt,
        officeSteps,
        outOfHoursSteps,
        office,
        outOfHours,
        mailboxes,
        stepDueAt);
  }

  boolean isDue(Instant now) {
    return stepDueAt != null && !stepDueAt.isAfter(now);
  }
}
