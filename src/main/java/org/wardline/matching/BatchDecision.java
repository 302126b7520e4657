package org.wardline.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.matching.Decisions.Review;
import org.wardline.matching.Decisions.Settled;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.Reviews.Word;
import org.wardline.matching.StoredEvents.Decided;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.matching.probability.Likely;
import org.wardline.notifications.FollowedChild;
import org.wardline.notifications.MatchedEvent;
import org.wardline.notifications.ReviewExplanation;
import org.wardline.register.RegisterFreshness;
import org.wardline.register.RegisteredChild;

/**
 * Decides about each event of a batch from what the register answered, in memory and in plain Java.
 */
final class BatchDecision {
  private final Candidates candidates;
  private final Likelihood likelihood;
  private final RegisterFreshness register;
  private final ErasurePolicy erasure;
  private final Instant now;

  BatchDecision(
      Candidates candidates,
      Likelihood likelihood,
      RegisterFreshness register,
      ErasurePolicy erasure,
      Instant now) {
    this.candidates = candidates;
    this.likelihood = likelihood;
    this.register = register;
    this.erasure = erasure;
    this.now = now;
  }

  /** The keys are those of {@link EventKeys}, by event. */
  Decisions decide(List<Stored> events, Map<UUID, Evidence> evidence) {
    Decisions decisions = Decisions.none();
    events.forEach(stored -> decide(stored, evidence.get(stored.id()), decisions));
    return decisions;
  }

  private void decide(Stored stored, Evidence evidence, Decisions decisions) {
    int matchedBefore = decisions.matched().size();
    int reviewsBefore = decisions.reviews().size();
    candidates
        .authoritiesOf(stored)
        .forEach(authority -> decide(stored, evidence, authority, decisions));
    boolean matched = decisions.matched().size() > matchedBefore;
    boolean inReview = decisions.reviews().size() > reviewsBefore;
    decisions.decided().add(decided(stored, matched, inReview));
  }

  /**
   * A person's decision sticks; a review that is open waits for one unless the case is clear now.
   */
  private void decide(Stored stored, Evidence evidence, String authority, Decisions decisions) {
    Optional<Word> word = candidates.wordOn(stored.id(), authority);
    if (word.filter(Word::isDecided).isPresent()) {
      Optional.ofNullable(word.get().child())
          .flatMap(candidates::find)
          .flatMap(child -> follow(stored, child, true))
          .ifPresent(decisions.matched()::add);
      return;
    }
    keep(judge(stored, evidence, authority, word.isPresent()), decisions);
  }

  /** What number, local id, names and dates say together, and why; whether a review waits. */
  private record Judged(
      Stored stored,
      String authority,
      Match match,
      List<ReviewExplanation> explanations,
      boolean waits) {
    Review review(Reason reason, List<UUID> children) {
      return new Review(stored, authority, reason, children, explanations, !waits);
    }
  }

  private Judged judge(Stored stored, Evidence evidence, String authority, boolean waits) {
    Match byNumber = MatchPolicy.decide(evidence, candidates.sharingNumber(stored.id(), authority));
    List<RegisteredChild> compared = candidates.likely(stored.id(), authority);
    Likely likely = likelihood.decide(stored.event().subject(), compared);
    return new Judged(
        stored,
        authority,
        DemographicPolicy.decide(evidence, byNumber, likely, compared),
        ReviewExplanations.of(likely, compared),
        waits);
  }

  private void keep(Judged judged, Decisions decisions) {
    switch (judged.match()) {
      case Match.Found(RegisteredChild child) -> {
        follow(judged.stored(), child, judged.waits()).ifPresent(decisions.matched()::add);
        if (judged.waits()) {
          decisions
              .settled()
              .add(new Settled(judged.stored().id(), judged.authority(), child.id()));
        }
      }
      case Match.Uncertain(Reason reason, List<UUID> children) ->
          decisions.reviews().add(judged.review(reason, children));
      case Match.None() -> {
        if (judged.stored().event().kept() || judged.waits()) {
          decisions.reviews().add(judged.review(Reason.NOT_ON_REGISTER, List.of()));
        }
      }
    }
  }

  /** Whom a person, or a council's own id, named, is followed up even without a visible plan. */
  private Optional<MatchedEvent> follow(Stored stored, RegisteredChild child, boolean named) {
    boolean kept = stored.event().kept() || named;
    Optional<FollowedChild> followed =
        RoutingPolicy.decide(child, stored.event().occurredAt(), kept, now);
    return followed.map(c -> new MatchedEvent(stored.id(), stored.event(), c));
  }

  private Decided decided(Stored stored, boolean matched, boolean inReview) {
    if (matched) {
      return new Decided(stored.id(), "matched", false, now);
    }
    if (inReview) {
      return new Decided(stored.id(), "in_review", false, now);
    }
    boolean erase = !stored.event().kept() && erasure.mayErase(stored.acceptedAt(), register, now);
    return new Decided(stored.id(), "nobody_follows", erase, now);
  }
}
