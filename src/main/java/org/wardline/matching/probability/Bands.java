package org.wardline.matching.probability;

/**
 * From which score on a child is taken for the one meant, and from which a person must look;
 * source: domain.md §2, "Matching".
 */
public record Bands(double match, double review) {
  /** What holds for an authority that has set nothing else. */
  public static final Bands USUAL = new Bands(0.95, 0.85);

  public Bands {
    if (!(review > 0.5 && review <= match && match < 1)) {
      throw new IllegalArgumentException(
          "bands need 0.5 < review <= match < 1, not review " + review + " and match " + match);
    }
  }
}
