package org.wardline.matching.probability;

/** The odds of several candidates of whom at most one is meant, as shares of a whole. */
final class Scores {
  private final double[] odds;
  private int count;
  private double sum;
  private double largest;

  Scores(int candidates) {
    this.odds = new double[candidates];
  }

  void add(double candidate) {
    odds[count++] = candidate;
    sum += candidate;
    largest = Math.max(largest, candidate);
  }

  double of(int candidate) {
    return odds[candidate] / (1 + sum);
  }

  double best() {
    return largest / (1 + sum);
  }

  /** That any of them is meant, against none. */
  double oddsOfAny() {
    return sum;
  }
}
