package org.wardline.simulation;

import java.time.Duration;
import java.util.Random;

/**
 * How people behave: who is told answers with some probability and after some time, and who has
 * answered decides with some probability and after some time. The shares are assumptions of the
 * simulation, chosen so that every step of the ladder is reached often.
 */
final class Habits {
  private static final double ANSWERS = 0.55;
  private static final double MANAGER_ANSWERS = 0.9;
  private static final double HANDS_OVER = 0.04;
  private static final double CONCLUDES = 0.9;
  private static final Duration MEAN_ANSWER = Duration.ofMinutes(45);
  private static final Duration MEAN_DECISION = Duration.ofHours(3);

  private static final double SLIPS = 0.05;

  private final Random chance;

  /** Of its own, so that a year without slips is otherwise the same. */
  private final Random slip = new Random(26);

  Habits(Random chance) {
    this.chance = chance;
  }

  boolean answers(String addressedAs) {
    return chance.nextDouble() < (addressedAs.contains("manager") ? MANAGER_ANSWERS : ANSWERS);
  }

  Duration untilAnswer() {
    return exponential(MEAN_ANSWER);
  }

  /** Whether who has seen it gives it to a colleague, with a note. */
  boolean handsOver() {
    return chance.nextDouble() < HANDS_OVER;
  }

  boolean concludes() {
    return chance.nextDouble() < CONCLUDES;
  }

  /** Whether who decides takes the wrong outcome, and notices. */
  boolean slips() {
    return slip.nextDouble() < SLIPS;
  }

  Duration untilDecision() {
    return exponential(MEAN_DECISION);
  }

  private Duration exponential(Duration mean) {
    double share = -Math.log(1 - chance.nextDouble());
    return Duration.ofSeconds(Math.round(mean.toSeconds() * share) + 1);
  }
}
