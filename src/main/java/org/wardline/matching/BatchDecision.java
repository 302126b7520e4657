package org.wardline.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.matching.Decisions.Review;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.StoredEvents.Decided;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.matching.probability.Likely;
import org.wardline.notifications.FollowedChild;
import org.wardline.notifications.MatchedEvent;
import org.wardline.notifications.ReviewExplanation;
import org.wardline.register.Children.Found;
import org.wardline.register.RegisterFreshness;
import org.wardline.register.RegisteredChild;

/**
 * Decides about each event of a batch from what the register answered, in memory and in plain Java.
 */
final class BatchDecision {
  private final Map<UUID, RegisteredChild> children;
  private final Map<UUID, List<Found>> found;
  private final Map<UUID, List<Found>> likely;
  private final Likelihood likelihood;
  private final Set<String> authorities;
  private final RegisterFreshness register;
  private final ErasurePolicy erasure;
  private final Instant now;

  BatchDecision(
      Asked asked,
      Likelihood likelihood,
      RegisterFreshness register,
      ErasurePolicy erasure,
      Instant now) {
    this.children =
        asked.children().stream()
            .collect(Collectors.toMap(RegisteredChild::id, Function.identity()));
    this.found = asked.found().stream().collect(Collectors.groupingBy(Found::event));
    this.likely = asked.likely().stream().collect(Collectors.groupingBy(Found::event));
    this.authorities = asked.authorities();
    this.likelihood = likelihood;
    this.register = register;
    this.erasure = erasure;
    this.now = now;
  }

  /** What the register answered: by numbers, by names and dates, and the children meant by both. */
  record Asked(
      List<RegisteredChild> children,
      List<Found> found,
      List<Found> likely,
      Set<String> authorities) {}

  /** The keys are those of {@link EventKeys}, by event. */
  Decisions decide(List<Stored> events, Map<UUID, MatchPolicy.Evidence> evidence) {
    Decisions decisions = Decisions.none();
    events.forEach(stored -> decide(stored, evidence.get(stored.id()), decisions));
    return decisions;
  }

  private void decide(Stored stored, MatchPolicy.Evidence evidence, Decisions decisions) {
    int matchedBefore = decisions.matched().size();
    int reviewsBefore = decisions.reviews().size();
    Map<String, List<RegisteredChild>> byNumber = byAuthority(stored, found);
    Map<String, List<RegisteredChild>> byDemographics = byAuthority(stored, likely);
    for (String authority : toBeAsked(stored, byNumber.keySet(), byDemographics.keySet())) {
      List<RegisteredChild> judged = byDemographics.getOrDefault(authority, List.of());
      Likely mayBe = likelihood.decide(stored.event().subject(), judged);
      Match match = MatchPolicy.decide(evidence, byNumber.getOrDefault(authority, List.of()));
      keep(
          new Judged(stored, authority, ReviewExplanations.of(mayBe, judged)),
          DemographicPolicy.decide(evidence, match, mayBe, judged),
          decisions);
    }
    boolean matched = decisions.matched().size() > matchedBefore;
    boolean inReview = decisions.reviews().size() > reviewsBefore;
    decisions.decided().add(decided(stored, matched, inReview));
  }

  private record Judged(Stored stored, String authority, List<ReviewExplanation> explanations) {
    Review review(Reason reason, List<UUID> candidates) {
      return new Review(stored, authority, reason, candidates, explanations);
    }
  }

  /** The council that an access notification names is asked even if it has no candidate. */
  private Set<String> toBeAsked(Stored stored, Set<String> byNumber, Set<String> byDemographics) {
    Set<String> asked = new TreeSet<>(byNumber);
    asked.addAll(byDemographics);
    String named = stored.event().addressedTo();
    if (stored.event().kept() && named != null && authorities.contains(named)) {
      asked.add(named);
    }
    return asked;
  }

  private Map<String, List<RegisteredChild>> byAuthority(Stored stored, Map<UUID, List<Found>> of) {
    return of.getOrDefault(stored.id(), List.of()).stream()
        .map(f -> children.get(f.child()))
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(RegisteredChild::authority));
  }

  private void keep(Judged judged, Match match, Decisions decisions) {
    switch (match) {
      case Match.Found(RegisteredChild child) ->
          follow(judged.stored(), child).ifPresent(decisions.matched()::add);
      case Match.Uncertain(Reason reason, List<UUID> candidates) ->
          decisions.reviews().add(judged.review(reason, candidates));
      case Match.None() -> {
        if (judged.stored().event().kept()) {
          decisions.reviews().add(judged.review(Reason.NOT_ON_REGISTER, List.of()));
        }
      }
    }
  }

  private Optional<MatchedEvent> follow(Stored stored, RegisteredChild child) {
    Optional<FollowedChild> followed =
        RoutingPolicy.decide(child, stored.event().occurredAt(), stored.event().kept(), now);
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

  /** The authorities in which rows will be read or written. */
  static Set<String> concerned(List<Stored> events, List<Found> found, Set<String> known) {
    Set<String> concerned = found.stream().map(Found::authority).collect(Collectors.toSet());
    events.stream()
        .map(stored -> stored.event().addressedTo())
        .filter(Objects::nonNull)
        .filter(known::contains)
        .forEach(concerned::add);
    return concerned;
  }
}
