package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.List;
import org.wardline.matching.probability.Weights.Share;

/** Counts likenesses, by kind of pair, and turns the counts into shares. */
final class Tally {
  /** What is supposed before anything is learned weighs as much as so many pairs. */
  private static final double SUPPOSED = 10;

  private static final double HALF_A_PAIR = 0.5;
  private static final Trait[] TRAITS = Trait.values();

  private final double[][] same = new double[TRAITS.length][Weights.CELLS];
  private final double[][] chance = new double[TRAITS.length][Weights.CELLS];
  private double matches;
  private double relatives;

  void samePerson(Comparison pair, double weight) {
    count(pair, weight, same);
    matches += weight;
  }

  void household(double weight) {
    relatives += weight;
  }

  void strangers(Comparison pair, double weight) {
    count(pair, weight, chance);
  }

  private static void count(Comparison pair, double weight, double[][] into) {
    for (int trait = 0; trait < TRAITS.length; trait++) {
      if (pair.cell(trait) >= 0) {
        into[trait][pair.cell(trait)] += weight;
      }
    }
  }

  double matches() {
    return matches;
  }

  double relatives() {
    return relatives;
  }

  List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    for (Trait trait : TRAITS) {
      for (int circumstance = 0; circumstance < Weights.CIRCUMSTANCES; circumstance++) {
        addShares(trait, circumstance, shares);
      }
    }
    return shares;
  }

  private void addShares(Trait trait, int circumstance, List<Share> shares) {
    double sameSum = SUPPOSED;
    double chanceSum = HALF_A_PAIR;
    for (Likeness likeness : trait.likenesses()) {
      sameSum += same[trait.place()][cell(circumstance, likeness)];
      chanceSum += chance[trait.place()][cell(circumstance, likeness)];
    }
    for (Likeness likeness : trait.likenesses()) {
      int cell = cell(circumstance, likeness);
      double samely = same[trait.place()][cell] + SUPPOSED * trait.usual(likeness);
      double byChance = chance[trait.place()][cell] + HALF_A_PAIR / trait.likenesses().size();
      double least = likeness == Likeness.SAME ? 0 : unseen(trait, likeness) / sameSum;
      shares.add(
          new Share(
              trait,
              circumstance,
              likeness,
              samely / sameSum,
              Math.max(least, byChance / chanceSum)));
    }
  }

  /** A likeness that no pair has shown speaks for nothing, however rare it is among strangers. */
  private static double unseen(Trait trait, Likeness likeness) {
    return SUPPOSED * trait.usual(likeness);
  }

  private static int cell(int circumstance, Likeness likeness) {
    return circumstance * Comparison.LIKENESSES + likeness.place();
  }
}
