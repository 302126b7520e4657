package org.wardline.matching.probability;

import java.util.List;

/**
 * Why a candidate has its score: the weights in bits, which add up. A bit doubles the odds.
 *
 * @param version of the weights
 * @param before the odds before anything was compared, in bits
 * @param household what is taken off because people of one household, or of one name, share it, in
 *     bits
 */
public record Explanation(String version, double before, List<Reason> reasons, double household) {

  public Explanation {
    reasons = List.copyOf(reasons);
  }

  /** One trait: how alike it is, and what that weighs in bits. */
  public record Reason(Trait trait, Likeness likeness, double bits) {}
}
