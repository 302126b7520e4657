package org.wardline.matching.probability;

import org.wardline.matching.probability.Weights.Odds;

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

  /** How much likelier two others are to be so alike than two strangers. */
  double others(Comparison pair) {
    return others(weights.of(pair));
  }

  private double others(Odds odds) {
    return 1 + relative(odds) + namesake(odds);
  }

  private double relative(Odds odds) {
    return Math.min(OVERFLOW, toRelative * odds.household());
  }

  private double namesake(Odds odds) {
    return Math.min(OVERFLOW, toNamesake * odds.namesakes());
  }

  /** One person against anybody else. */
  double odds(Comparison pair) {
    return odds(weights.of(pair));
  }

  private double odds(Odds odds) {
    return Math.min(OVERFLOW, toMatch * odds.person()) / others(odds);
  }

  /**
   * Counts a pair.
   *
   * @param stands for how many pairs it stands
   * @param rivals the odds of all of whom at most one is meant, its own among them; 0: of nobody
   */
  void count(Comparison pair, double stands, double rivals, Tally tally) {
    Odds found = weights.of(pair);
    double odds = odds(found);
    double match = odds / (1 + Math.max(odds, rivals));
    double stranger = stands * (1 - match) / others(found);
    tally.samePerson(pair, stands * match);
    tally.household(stranger * relative(found));
    tally.namesakes(stranger * namesake(found));
    tally.strangers(pair, stranger);
  }
}
