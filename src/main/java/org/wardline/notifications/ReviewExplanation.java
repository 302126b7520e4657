package org.wardline.notifications;

import java.util.List;
import java.util.UUID;

/**
 * Why a child is a candidate of a review: weights in bits, which add up; a bit doubles the odds.
 *
 * @param score the probability that it is this child; null of one to whom only a number leads
 * @param rule what the score was measured by
 * @param version of the weights
 * @param before the odds before anything was compared
 * @param household what is taken off because people of one household share it
 */
public record ReviewExplanation(
    UUID child,
    Double score,
    Rule rule,
    String version,
    double before,
    List<Reason> reasons,
    double household) {

  public ReviewExplanation {
    reasons = List.copyOf(reasons);
  }

  /** From which score on it is this child, and from which a person must look. */
  public record Rule(double match, double review) {}

  /** One field: its name, a code of how alike it is (same, part, nickname, …), and its weight. */
  public record Reason(String field, String likeness, double bits) {}
}
