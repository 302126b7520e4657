package org.wardline.matching;

import java.util.List;
import java.util.Locale;
import org.wardline.matching.probability.Explanation;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Likely.Candidate;
import org.wardline.notifications.ReviewExplanation;
import org.wardline.notifications.ReviewExplanation.Reason;
import org.wardline.register.RegisteredChild;

/** Puts down why children are likely, for the person who decides. */
final class ReviewExplanations {
  private ReviewExplanations() {}

  static List<ReviewExplanation> of(Likely likely, List<RegisteredChild> judged) {
    return likely.candidates().stream().map(c -> of(c, judged.get(c.place()))).toList();
  }

  private static ReviewExplanation of(Candidate candidate, RegisteredChild child) {
    Explanation why = candidate.explanation();
    return new ReviewExplanation(
        child.id(),
        candidate.score(),
        why.version(),
        why.before(),
        why.reasons().stream().map(ReviewExplanations::reason).toList(),
        why.household());
  }

  private static Reason reason(Explanation.Reason reason) {
    return new Reason(
        reason.trait().words(), reason.likeness().name().toLowerCase(Locale.ROOT), reason.bits());
  }
}
