package org.wardline.matching.probability;

import java.util.List;
import java.util.Random;

/**
 * Learns weights from records alone, without being told which are of one person: expectation and
 * maximisation over three kinds of pairs – one person, one household, strangers.
 *
 * <p>Households are not learned but derived: they share what {@link Trait#shared} says and are
 * strangers in all else. So the first kind cannot drift to "people of one address".
 */
public final class Training {
  private static final int ROUNDS = 40;
  private static final double SETTLED = 1e-4;
  private static final double FEWEST_MATCHES = 1e-3;
  private static final double FEWEST_RELATIVES = 0.02;
  private static final double OVERFLOW = 1e130;

  private final TrainingPairs pairs;
  private final String version;

  private Training(TrainingPairs pairs, String version) {
    this.pairs = pairs;
    this.version = version;
  }

  /**
   * Learns from all pairs of an event and a record of the register.
   *
   * @param events may be the register itself, which is then searched for duplicates
   * @param version the name under which the weights are kept
   */
  public static Weights learn(
      MemoryRegister register, List<Profile> events, String version, long seed) {
    TrainingPairs pairs = new TrainingPairs(register, events, new Random(seed));
    return new Training(pairs, version).rounds();
  }

  private Weights rounds() {
    Weights weights = beginning();
    for (int round = 0; round < ROUNDS; round++) {
      Weights next = next(weights);
      boolean settled =
          Math.abs(next.matches() - weights.matches()) < SETTLED
              && Math.abs(next.relatives() - weights.relatives()) < SETTLED;
      weights = next;
      if (settled) {
        break;
      }
    }
    return weights;
  }

  /** Before anything is learned: the sampled pairs are strangers. */
  private Weights beginning() {
    Tally tally = new Tally();
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.isSampled(i)) {
        tally.strangers(pairs.get(i), pairs.stands(i));
      }
    }
    return new Weights(version, 0.5, 0.5, tally.shares());
  }

  private Weights next(Weights now) {
    Tally tally = new Tally();
    double toMatch = now.matches() / pairs.register();
    double toRelative = now.relatives() / pairs.register();
    for (int i = 0; i < pairs.size(); i++) {
      Comparison pair = pairs.get(i);
      double match = Math.min(OVERFLOW, toMatch * now.of(pair));
      double relative = Math.min(OVERFLOW, toRelative * now.ofHousehold(pair));
      double share = pairs.stands(i) / (1 + match + relative);
      tally.samePerson(pair, share * match);
      tally.household(share * relative);
      tally.strangers(pair, share);
    }
    return new Weights(
        version,
        Math.max(FEWEST_MATCHES, tally.matches() / pairs.records()),
        Math.max(FEWEST_RELATIVES, tally.relatives() / pairs.records()),
        tally.shares());
  }
}
