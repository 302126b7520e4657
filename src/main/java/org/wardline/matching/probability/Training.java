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
  private static final double FEWEST_NAMESAKES = 1e-4;

  private final TrainingPairs pairs;
  private final boolean severalAreMeant;
  private final String version;

  private Training(TrainingPairs pairs, boolean severalAreMeant, String version) {
    this.pairs = pairs;
    this.severalAreMeant = severalAreMeant;
    this.version = version;
  }

  /**
   * Learns from all pairs of an event and a record of the register. An event is about at most one
   * of them, so that what many are alike in cannot be learned to be one person.
   *
   * @param version the name under which the weights are kept
   */
  public static Weights learn(
      MemoryRegister register, List<Profile> events, String version, long seed) {
    TrainingPairs pairs = new TrainingPairs(register, events, new Random(seed));
    return new Training(pairs, false, version).rounds();
  }

  /** Learns from all pairs of one file, of which any number may be of one person. */
  public static Weights learnDuplicates(
      MemoryRegister register, List<Profile> records, String version, long seed) {
    TrainingPairs pairs = new TrainingPairs(register, records, new Random(seed));
    return new Training(pairs, true, version).rounds();
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
    return new Weights(version, 0.5, 0.5, FEWEST_NAMESAKES, tally.shares());
  }

  private Weights next(Weights now) {
    Tally tally = new Tally();
    Kinds kinds = new Kinds(now, pairs.register());
    for (int record = 0; record < pairs.records(); record++) {
      int begin = record == 0 ? 0 : pairs.end(record - 1);
      double others = severalAreMeant ? 0 : sumOfOdds(kinds, begin, pairs.end(record));
      for (int i = begin; i < pairs.end(record); i++) {
        kinds.count(pairs.get(i), 1, others, tally);
      }
    }
    for (int i = pairs.sharingKeys(); i < pairs.size(); i++) {
      kinds.count(pairs.get(i), pairs.stands(i), 0, tally);
    }
    return new Weights(
        version,
        Math.max(FEWEST_MATCHES, tally.matches() / pairs.records()),
        Math.max(FEWEST_RELATIVES, tally.relatives() / pairs.records()),
        Math.max(FEWEST_NAMESAKES, tally.namesakes() / pairs.records()),
        tally.shares());
  }

  private double sumOfOdds(Kinds kinds, int begin, int end) {
    double sum = 0;
    for (int i = begin; i < end; i++) {
      sum += kinds.odds(pairs.get(i));
    }
    return sum;
  }
}
