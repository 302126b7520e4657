package org.wardline.matching.probability;

/** The odds of several candidates of whom at most one is meant, as shares of a whole. */
final class Scores {
  private final Comparison[] found;
  private final double[] odds;
  private int count;
  private double sum;
  private int best;

  Scores(int candidates) {
    this.found = new Comparison[candidates];
    this.odds = new double[candidates];
  }

  void add(Comparison comparison, double candidate) {
    found[count] = comparison;
    odds[count] = candidate;
    sum += candidate;
    if (candidate > odds[best]) {
      best = count;
    }
    count++;
  }

  int size() {
    return count;
  }

  double of(int candidate) {
    return odds[candidate] / (1 + sum);
  }

  Comparison found(int candidate) {
    return found[candidate];
  }

  /** Of no candidates 0. */
  double best() {
    return count == 0 ? 0 : of(best);
  }

  Comparison ofBest() {
    return found[best];
  }

  /** That any of them is meant, against none. */
  double oddsOfAny() {
    return sum;
  }
}
