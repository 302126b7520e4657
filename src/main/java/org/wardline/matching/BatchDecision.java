package org.wardline.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.matching.Decisions.Settled;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.Reviews.Word;
import org.wardline.matching.StoredEvents.Decided;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.matching.probability.Likely;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.notifications.FollowedChild;
import org.wardline.notifications.MatchedEvent;
import org.wardline.register.RegisterFreshness;
import org.wardline.register.RegisteredChild;

/**
 * Decides about each event of a batch from what the register answered, in memory and in plain Java.
 */
final class BatchDecision {
  private static final String ADDED = "event added";
  private static final String IN_REVIEW = "event in review";

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
    candidates.authoritiesOf(stored).stream()
        .filter(authority -> !stored.followedBy().contains(authority))
        .forEach(authority -> decide(stored, evidence, authority, decisions));
    Set<String> following =
        decisions.matched().stream()
            .skip(matchedBefore)
            .map(matched -> matched.child().authority())
            .collect(Collectors.toSet());
    boolean inReview = decisions.reviews().size() > reviewsBefore;
    decisions.decided().add(decided(stored, following, inReview));
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
          .ifPresent(
              followed -> {
                decisions.matched().add(followed);
                decisions.trail().add(Judged.matched(stored, authority, "PERSON"));
                decisions
                    .trail()
                    .add(Judged.ofChild(stored, authority, ADDED, followed.child().id()));
              });
      return;
    }
    keep(judge(stored, evidence, authority, word.isPresent()), decisions);
  }

  private Judged judge(Stored stored, Evidence evidence, String authority, boolean waits) {
    Subject subject = stored.event().subject();
    List<RegisteredChild> sharing = candidates.sharingNumber(stored.id(), authority);
    List<RegisteredChild> compared = candidates.likely(stored.id(), authority);
    Match byNumber = MatchPolicy.decide(evidence, sharing);
    Likely likely = likelihood.decide(subject, compared);
    Match match = DemographicPolicy.decide(evidence, byNumber, likely, compared);
    return new Judged(
        stored,
        authority,
        byNumber,
        match,
        match instanceof Match.Uncertain
            ? new ReviewExplanations(likelihood, subject, authority).of(likely, compared, sharing)
            : List.of(),
        likelihood.version(authority),
        waits);
  }

  private void keep(Judged judged, Decisions decisions) {
    switch (judged.match()) {
      case Match.Found(RegisteredChild child) -> keep(judged, child, decisions);
      case Match.Uncertain(Reason reason, List<UUID> children) -> {
        if (judged.waits() || isFollowed(judged.stored(), children)) {
          review(judged, reason, children, decisions);
        }
      }
      case Match.None() -> {
        if (judged.stored().event().kept() || judged.waits()) {
          review(judged, Reason.NOT_ON_REGISTER, List.of(), decisions);
        }
      }
    }
  }

  private void keep(Judged judged, RegisteredChild child, Decisions decisions) {
    follow(judged.stored(), child, judged.waits())
        .ifPresent(
            followed -> {
              decisions.matched().add(followed);
              decisions.trail().add(judged.matched());
              decisions.trail().add(judged.ofChild(ADDED, child.id()));
            });
    if (judged.waits()) {
      decisions.settled().add(new Settled(judged.stored().id(), judged.authority(), child.id()));
    }
  }

  private static void review(
      Judged judged, Reason reason, List<UUID> children, Decisions decisions) {
    decisions.reviews().add(judged.review(reason, children));
    if (!judged.waits()) {
      decisions.trail().add(judged.putInReview(reason));
      children.forEach(child -> decisions.trail().add(judged.ofChild(IN_REVIEW, child)));
    }
  }

  /** Whom a person, or a council's own id, named, is followed up even without a visible plan. */
  private Optional<MatchedEvent> follow(Stored stored, RegisteredChild child, boolean named) {
    boolean kept = stored.event().kept() || named;
    Optional<FollowedChild> followed =
        RoutingPolicy.decide(child, stored.event().occurredAt(), kept, now);
    return followed.map(c -> new MatchedEvent(stored.id(), stored.event(), c));
  }

  /** Whether somebody would follow one of the children, were it certain. */
  private boolean isFollowed(Stored stored, List<UUID> children) {
    return stored.event().kept()
        || children.stream()
            .flatMap(child -> candidates.find(child).stream())
            .anyMatch(child -> follow(stored, child, false).isPresent());
  }

  /** What is matched stays open to other councils as long as it would not be erased. */
  private Decided decided(Stored stored, Set<String> following, boolean inReview) {
    boolean looked = erasure.mayErase(stored.acceptedAt(), register, now);
    if (!following.isEmpty() || !stored.followedBy().isEmpty()) {
      return new Decided(stored.id(), "matched", false, following, !looked, now);
    }
    if (inReview) {
      return new Decided(stored.id(), "in_review", false, following, true, now);
    }
    boolean erase = !stored.event().kept() && looked;
    return new Decided(stored.id(), "nobody_follows", erase, following, true, now);
  }
}
