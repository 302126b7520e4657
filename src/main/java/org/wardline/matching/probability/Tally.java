package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.List;
import org.wardline.matching.probability.Weights.Share;

/** Counts likenesses, by kind of pair, and turns the counts into shares. */
final class Tally {
  /** What is supposed before anything is learned weighs as much as so many pairs. */
  private static final double SUPPOSED = 10;

  private static final double HALF_A_PAIR = 0.5;
  private static final double HALF = 0.5;
  private static final Trait[] TRAITS = Trait.values();

  private final double[][] same = new double[TRAITS.length][Weights.CELLS];
  private final double[][] chance = new double[TRAITS.length][Weights.CELLS];
  private double matches;
  private double relatives;
  private double namesakes;

  void samePerson(Comparison pair, double weight) {
    for (int trait = 0; trait < TRAITS.length; trait++) {
      if (pair.cell(trait) >= 0) {
        same[trait][pair.cell(trait)] += weight;
      }
    }
    matches += weight;
  }

  void household(double weight) {
    relatives += weight;
  }

  void namesakes(double weight) {
    namesakes += weight;
  }

  /**
   * Rare values weigh more when they are alike; so that they do not weigh too much on the whole, a
   * pair of strangers counts as often as its values are rare. Equal values have that by themselves.
   */
  void strangers(Comparison pair, double weight) {
    for (int trait = 0; trait < TRAITS.length; trait++) {
      int cell = pair.cell(trait);
      if (cell >= 0) {
        boolean isSame = cell % Comparison.LIKENESSES == Likeness.SAME.place();
        chance[trait][cell] += isSame ? weight : weight * pair.rarity(trait);
      }
    }
  }

  double matches() {
    return matches;
  }

  double namesakes() {
    return namesakes;
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
    double agreeing = samely(trait, circumstance, Likeness.SAME) / sameSum;
    for (Likeness likeness : trait.likenesses()) {
      double byChance =
          chance[trait.place()][cell(circumstance, likeness)]
              + HALF_A_PAIR / trait.likenesses().size();
      double least = likeness == Likeness.SAME ? 0 : unseen(trait, likeness) / sameSum;
      shares.add(
          new Share(
              trait,
              circumstance,
              likeness,
              mostlySame(
                  trait, likeness, samely(trait, circumstance, likeness) / sameSum, agreeing),
              Math.max(least, byChance / chanceSum)));
    }
  }

  private double samely(Trait trait, int circumstance, Likeness likeness) {
    return same[trait.place()][cell(circumstance, likeness)] + unseen(trait, likeness);
  }

  /** At least half of the records of a person agree in what hardly ever changes. */
  private static double mostlySame(Trait trait, Likeness likeness, double share, double agreeing) {
    if (!trait.isLasting() || agreeing >= HALF) {
      return share;
    }
    return likeness == Likeness.SAME ? HALF : share * (1 - HALF) / (1 - agreeing);
  }

  /** A likeness that no pair has shown speaks for nothing, however rare it is among strangers. */
  private static double unseen(Trait trait, Likeness likeness) {
    return SUPPOSED * trait.usual(likeness);
  }

  private static int cell(int circumstance, Likeness likeness) {
    return circumstance * Comparison.LIKENESSES + likeness.place();
  }
}
