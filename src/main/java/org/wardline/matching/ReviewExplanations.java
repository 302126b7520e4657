package org.wardline.matching;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Explanation;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Likely.Candidate;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.notifications.ReviewExplanation;
import org.wardline.notifications.ReviewExplanation.Reason;
import org.wardline.notifications.ReviewExplanation.Rule;
import org.wardline.register.RegisteredChild;

/** Puts down why children are candidates, for the person who decides. */
final class ReviewExplanations {
  private final Likelihood likelihood;
  private final Subject subject;
  private final Rule rule;

  ReviewExplanations(Likelihood likelihood, Subject subject, String authority) {
    this.likelihood = likelihood;
    this.subject = subject;
    Bands bands = likelihood.bands(authority);
    this.rule = new Rule(bands.match(), bands.review());
  }

  /**
   * Of the likely, and then of those to whom only the number or the local id leads.
   *
   * @param judged the children at the places of what is likely
   */
  List<ReviewExplanation> of(
      Likely likely, List<RegisteredChild> judged, List<RegisteredChild> sharing) {
    List<ReviewExplanation> explained =
        likely.candidates().stream().map(c -> of(c, judged.get(c.place()))).toList();
    List<UUID> already = explained.stream().map(ReviewExplanation::child).toList();
    return Stream.concat(
            explained.stream(),
            sharing.stream().filter(child -> !already.contains(child.id())).map(this::ofNumber))
        .toList();
  }

  private ReviewExplanation of(Candidate candidate, RegisteredChild child) {
    return of(child, candidate.score(), candidate.explanation());
  }

  private ReviewExplanation ofNumber(RegisteredChild child) {
    return of(child, null, likelihood.explain(subject, child));
  }

  private ReviewExplanation of(RegisteredChild child, Double score, Explanation why) {
    return new ReviewExplanation(
        child.id(),
        score,
        rule,
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
