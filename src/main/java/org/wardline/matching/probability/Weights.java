package org.wardline.matching.probability;

import java.util.Arrays;
import java.util.List;

/**
 * What a likeness of a trait weighs: how often records of one person show it, and how often those
 * of strangers do.
 */
public final class Weights {
  static final int CIRCUMSTANCES = 3;
  static final int CELLS = CIRCUMSTANCES * Comparison.LIKENESSES;
  private static final Trait[] TRAITS = Trait.values();
  private static final int LAST_NAME = Trait.FAMILY_NAME.place();

  private final String version;
  private final double matches;
  private final double relatives;
  private final double namesakes;
  private final List<Share> shares;
  private final double[] ratios = new double[TRAITS.length * CELLS];
  private final double[] shared = new double[TRAITS.length];

  /**
   * How often one likeness occurs, as shares.
   *
   * @param circumstance 0 to 2: see {@link Comparing}
   */
  public record Share(
      Trait trait, int circumstance, Likeness likeness, double same, double chance) {
    public Share {
      if (trait == null || likeness == null || circumstance < 0 || circumstance >= CIRCUMSTANCES) {
        throw new IllegalArgumentException("a share needs a trait, a circumstance and a likeness");
      }
      if (!(same > 0 && same <= 1 && chance > 0 && chance <= 1)) {
        throw new IllegalArgumentException("shares lie above 0 and are at most 1: " + trait);
      }
    }
  }

  /**
   * Of one version.
   *
   * @param matches how many records of the same person a record is expected to have in the register
   * @param relatives how many records of others of its household
   * @param namesakes how many records of others whose names are like its own, beyond what the
   *     frequency of each name explains: given and family names go together
   */
  public Weights(
      String version, double matches, double relatives, double namesakes, List<Share> shares) {
    this.version = version;
    this.matches = matches;
    this.relatives = relatives;
    this.namesakes = namesakes;
    this.shares = List.copyOf(shares);
    Arrays.fill(ratios, 1);
    for (Trait trait : TRAITS) {
      shared[trait.place()] = trait.shared();
    }
    for (Share share : shares) {
      int cell = share.circumstance() * Comparison.LIKENESSES + share.likeness().place();
      ratios[share.trait().place() * CELLS + cell] = share.same() / share.chance();
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

  public double namesakes() {
    return namesakes;
  }

  public List<Share> shares() {
    return shares;
  }

  /** The odds that a trait gives for one person against strangers. */
  double of(Comparison found, int trait) {
    int cell = found.cell(trait);
    return cell < 0 ? 1 : ratios[trait * CELLS + cell] * found.rarity(trait);
  }

  /** The odds that a comparison gives for three kinds of pairs, each against strangers. */
  record Odds(double person, double household, double namesakes) {}

  /** In one round over the traits: it is asked of every candidate. */
  Odds of(Comparison found) {
    double person = 1;
    double household = 1;
    double namesakes = 1;
    for (int trait = 0; trait < TRAITS.length; trait++) {
      if (found.cell(trait) >= 0) {
        double odds = of(found, trait);
        person *= odds;
        household *= shared[trait] * odds + 1 - shared[trait];
        namesakes *= trait <= LAST_NAME ? odds : 1;
      }
    }
    return new Odds(person, household, namesakes);
  }
}
