package org.wardline.matching.probability;

import java.util.List;

/**
 * What a likeness of a trait weighs: how often records of one person show it, and how often those
 * of strangers do.
 */
public final class Weights {
  static final int CIRCUMSTANCES = 3;
  static final int CELLS = CIRCUMSTANCES * Comparison.LIKENESSES;
  private static final Trait[] TRAITS = Trait.values();
  private static final double NEVER = -40;

  private final String version;
  private final double matches;
  private final double relatives;
  private final List<Share> shares;
  private final double[][] same = new double[TRAITS.length][CELLS];
  private final double[][] chance = new double[TRAITS.length][CELLS];
  private final double[] shared = new double[TRAITS.length];
  private final double[] notShared = new double[TRAITS.length];

  /**
   * How often one likeness occurs, as shares.
   *
   * @param circumstance 0 to 2: see {@link Comparing}
   */
  public record Share(
      Trait trait, int circumstance, Likeness likeness, double same, double chance) {}

  /**
   * Of one version.
   *
   * @param matches how many records of the same person a record is expected to have in the register
   * @param relatives how many records of others of its household
   */
  public Weights(String version, double matches, double relatives, List<Share> shares) {
    this.version = version;
    this.matches = matches;
    this.relatives = relatives;
    this.shares = List.copyOf(shares);
    for (Trait trait : TRAITS) {
      shared[trait.place()] = trait.shared() == 0 ? NEVER : Math.log(trait.shared());
      notShared[trait.place()] = Math.log(1 - trait.shared());
    }
    for (Share share : shares) {
      int cell = share.circumstance() * Comparison.LIKENESSES + share.likeness().place();
      same[share.trait().place()][cell] = Math.log(share.same());
      chance[share.trait().place()][cell] = Math.log(share.chance());
    }
  }

  public String version() {
    return version;
  }

  public double matches() {
    return matches;
  }

  public double relatives() {
    return relatives;
  }

  public List<Share> shares() {
    return shares;
  }

  /** Logarithm of the odds that the trait gives for one person against strangers. */
  double of(Comparison found, int trait) {
    int cell = found.cell(trait);
    return cell < 0 ? 0 : same[trait][cell] - chance[trait][cell] - found.rarity(trait);
  }

  double of(Comparison found) {
    double sum = 0;
    for (int trait = 0; trait < TRAITS.length; trait++) {
      sum += of(found, trait);
    }
    return sum;
  }

  /** The same for two people of one household against strangers. */
  double ofHousehold(Comparison found) {
    double sum = 0;
    for (int trait = 0; trait < TRAITS.length; trait++) {
      if (found.cell(trait) >= 0) {
        sum += Logs.add(shared[trait] + of(found, trait), notShared[trait]);
      }
    }
    return sum;
  }

  double same(int trait, int cell) {
    return same[trait][cell];
  }

  double chance(int trait, int cell) {
    return chance[trait][cell];
  }
}
