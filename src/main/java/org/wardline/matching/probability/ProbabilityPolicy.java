package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wardline.matching.probability.Explanation.Reason;
import org.wardline.matching.probability.Likely.Band;
import org.wardline.matching.probability.Likely.Candidate;

/**
 * Decides by what is said of a person which record of a register is meant, if any. The scores of
 * all candidates and of "none of them" add up to one, so that two who are alike share a score.
 *
 * <p>A match needs the score of one candidate, whom number and date of birth do not contradict. A
 * review asks whether anybody of the register is meant, and there a missed child weighs as much as
 * {@value #LOOKS} looks in vain.
 */
public final class ProbabilityPolicy {
  static final double LOOKS = 5;
  private static final double WORTH_SHOWING = 0.05;
  private static final double BIT = Math.log(2);
  private static final Trait[] TRAITS = Trait.values();

  private final Weights weights;
  private final Kinds kinds;

  /**
   * For one register.
   *
   * @param register how many records the register has
   */
  public ProbabilityPolicy(Weights weights, long register) {
    this.weights = weights;
    this.kinds = new Kinds(weights, register);
  }

  public Likely decide(Profile event, List<Profile> candidates, Bands bands) {
    Scores scores = new Scores(candidates.size());
    for (Profile candidate : candidates) {
      Comparison found = Comparing.compare(event, candidate);
      scores.add(found, kinds.odds(found));
    }
    return decide(scores, bands);
  }

  private Likely decide(Scores scores, Bands bands) {
    if (scores.best() >= bands.match() && !scores.ofBest().isContradiction()) {
      return new Likely(Band.MATCH, shown(scores, bands.match()));
    }
    double odds = LOOKS * scores.oddsOfAny();
    return odds / (1 + odds) >= bands.review()
        ? new Likely(Band.REVIEW, shown(scores, WORTH_SHOWING))
        : new Likely(Band.NONE, List.of());
  }

  /** Two records beside which there are no others. */
  public record Alone(double score, Band band) {}

  public Alone alone(Profile a, Profile b, Bands bands) {
    double odds = odds(a, b);
    double score = odds / (1 + odds);
    if (score >= bands.match()) {
      return new Alone(score, Band.MATCH);
    }
    double cautious = LOOKS * odds / (1 + LOOKS * odds);
    return new Alone(score, cautious >= bands.review() ? Band.REVIEW : Band.NONE);
  }

  /** The odds that two records are of one person, when nothing else is known. */
  public double odds(Profile a, Profile b) {
    return kinds.odds(Comparing.compare(a, b));
  }

  private List<Candidate> shown(Scores scores, double least) {
    List<Candidate> shown = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      if (scores.of(i) >= least) {
        shown.add(new Candidate(i, scores.of(i), explain(scores.found(i))));
      }
    }
    shown.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return shown;
  }

  /** Why two records are, or are not, of one person. */
  public Explanation explain(Profile event, Profile candidate) {
    return explain(Comparing.compare(event, candidate));
  }

  private Explanation explain(Comparison found) {
    List<Reason> reasons = new ArrayList<>();
    for (Trait trait : TRAITS) {
      Likeness likeness = found.likeness(trait);
      if (likeness != null) {
        reasons.add(new Reason(trait, likeness, bits(weights.of(found, trait.place()))));
      }
    }
    return new Explanation(
        weights.version(), bits(kinds.before()), reasons, bits(kinds.others(found)));
  }

  private static double bits(double odds) {
    return Math.log(odds) / BIT;
  }
}
