package org.wardline.matching.probability;

import java.util.List;

/**
 * What the probabilities say about one event and one register.
 *
 * @param candidates the likeliest first; of a match only the child that it is
 */
public record Likely(Band band, List<Candidate> candidates) {

  public Likely {
    candidates = List.copyOf(candidates);
  }

  /** The decision. */
  public enum Band {
    MATCH,
    REVIEW,
    NONE
  }

  /**
   * A child of the register who may be meant.
   *
   * @param place among those that were compared
   * @param score the probability that it is this one
   */
  public record Candidate(int place, double score, Explanation explanation) {}
}
