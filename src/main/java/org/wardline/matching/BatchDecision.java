package org.wardline.matching;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.matching.Decisions.Review;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.StoredEvents.Decided;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.notifications.FollowedChild;
import org.wardline.notifications.MatchedEvent;
import org.wardline.register.Children.Found;
import org.wardline.register.RegisterFreshness;
import org.wardline.register.RegisteredChild;

/**
 * Decides about each event of a batch from what the register answered, in memory and in plain Java.
 */
final class BatchDecision {
  private final Map<UUID, RegisteredChild> children;
  private final Map<UUID, List<Found>> found;
  private final Set<String> authorities;
  private final RegisterFreshness register;
  private final ErasurePolicy erasure;
  private final Instant now;

  BatchDecision(
      List<RegisteredChild> children,
      List<Found> found,
      Set<String> authorities,
      RegisterFreshness register,
      ErasurePolicy erasure,
      Instant now) {
    this.children =
        children.stream().collect(Collectors.toMap(RegisteredChild::id, Function.identity()));
    this.found = found.stream().collect(Collectors.groupingBy(Found::event));
    this.authorities = authorities;
    this.register = register;
    this.erasure = erasure;
    this.now = now;
  }

  /** The keys are those of {@link EventKeys}, by event. */
  Decisions decide(List<Stored> events, Map<UUID, MatchPolicy.Evidence> evidence) {
    Decisions decisions = Decisions.none();
    events.forEach(stored -> decide(stored, evidence.get(stored.id()), decisions));
    return decisions;
  }

  private void decide(Stored stored, MatchPolicy.Evidence evidence, Decisions decisions) {
    int matchedBefore = decisions.matched().size();
    int reviewsBefore = decisions.reviews().size();
    candidatesByAuthority(stored)
        .forEach(
            (authority, candidates) ->
                keep(stored, authority, MatchPolicy.decide(evidence, candidates), decisions));
    boolean matched = decisions.matched().size() > matchedBefore;
    boolean inReview = decisions.reviews().size() > reviewsBefore;
    decisions.decided().add(decided(stored, matched, inReview));
  }

  /**
   * By authority; the council that an access notification names is asked even if it has no
   * candidate.
   */
  private Map<String, List<RegisteredChild>> candidatesByAuthority(Stored stored) {
    Map<String, List<RegisteredChild>> candidates = new HashMap<>();
    String named = stored.event().addressedTo();
    if (stored.event().kept() && named != null && authorities.contains(named)) {
      candidates.put(named, List.of());
    }
    found.getOrDefault(stored.id(), List.of()).stream()
        .map(f -> children.get(f.child()))
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(RegisteredChild::authority))
        .forEach(candidates::put);
    return candidates;
  }

  private void keep(Stored stored, String authority, Match match, Decisions decisions) {
    switch (match) {
      case Match.Found(RegisteredChild child) ->
          follow(stored, child).ifPresent(decisions.matched()::add);
      case Match.Uncertain(Reason reason, List<UUID> candidates) ->
          decisions.reviews().add(new Review(stored, authority, reason, candidates));
      case Match.None() -> {
        if (stored.event().kept()) {
          decisions.reviews().add(new Review(stored, authority, Reason.NOT_ON_REGISTER, List.of()));
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
