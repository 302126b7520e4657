package org.wardline.matching.probability;

/** Sums of numbers of which only the natural logarithms are known. */
final class Logs {
  private static final double NEGLIGIBLE = 30;

  private Logs() {}

  static double add(double a, double b) {
    double larger = Math.max(a, b);
    double difference = Math.abs(a - b);
    return difference > NEGLIGIBLE ? larger : larger + Math.log1p(Math.exp(-difference));
  }
}
