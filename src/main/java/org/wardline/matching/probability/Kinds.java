package org.wardline.matching.probability;

/** How a pair is shared among the kinds: one person, one household, one name, strangers. */
final class Kinds {
  private static final double OVERFLOW = 1e130;

  private final Weights weights;
  private final double toMatch;
  private final double toRelative;
  private final double toNamesake;

  /**
   * @param register how many records it has
   */
  Kinds(Weights weights, long register) {
    this.weights = weights;
    this.toMatch = weights.matches() / register;
    this.toRelative = weights.relatives() / register;
    this.toNamesake = weights.namesakes() / register;
  }

  /** Before anything is compared. */
  double before() {
    return toMatch;
  }

  private double relative(Comparison pair) {
    return Math.min(OVERFLOW, toRelative * weights.ofHousehold(pair));
  }

  private double namesake(Comparison pair) {
    return Math.min(OVERFLOW, toNamesake * weights.ofNamesakes(pair));
  }

  /** How much likelier two others are to be so alike than two strangers. */
  double others(Comparison pair) {
    return 1 + relative(pair) + namesake(pair);
  }

  /** One person against anybody else. */
  double odds(Comparison pair) {
    return Math.min(OVERFLOW, toMatch * weights.of(pair)) / others(pair);
  }

  /**
   * Counts a pair.
   *
   * @param stands for how many pairs it stands
   * @param rivals the odds of all of whom at most one is meant, its own among them; 0: of nobody
   */
  void count(Comparison pair, double stands, double rivals, Tally tally) {
    double relative = relative(pair);
    double namesake = namesake(pair);
    double odds = odds(pair);
    double match = odds / (1 + Math.max(odds, rivals));
    double stranger = stands * (1 - match) / (1 + relative + namesake);
    tally.samePerson(pair, stands * match);
    tally.household(stranger * relative);
    tally.namesakes(stranger * namesake);
    tally.strangers(pair, stranger);
  }
}
