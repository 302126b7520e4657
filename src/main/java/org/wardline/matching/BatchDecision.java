package org.wardline.matching;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wardline.matching.Decisions.Review;
import org.wardline.matching.Decisions.Settled;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.Reviews.Word;
import org.wardline.matching.StoredEvents.Decided;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.notifications.FollowedChild;
import org.wardline.notifications.MatchedEvent;
import org.wardline.register.RegisterFreshness;
import org.wardline.register.RegisteredChild;

/**
 * Decides about each event of a batch from what the register answered, in memory and in plain Java.
 */
final class BatchDecision {
  private final Candidates candidates;
  private final Set<String> authorities;
  private final RegisterFreshness register;
  private final ErasurePolicy erasure;
  private final Instant now;

  BatchDecision(
      Candidates candidates,
      Set<String> authorities,
      RegisterFreshness register,
      ErasurePolicy erasure,
      Instant now) {
    this.candidates = candidates;
    this.authorities = authorities;
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
    concerned(stored).forEach(authority -> decide(stored, evidence, authority, decisions));
    boolean matched = decisions.matched().size() > matchedBefore;
    boolean inReview = decisions.reviews().size() > reviewsBefore;
    decisions.decided().add(decided(stored, matched, inReview));
  }

  /** The council that an access notification names is asked even if it has no candidate. */
  private Set<String> concerned(Stored stored) {
    Set<String> concerned = new HashSet<>(candidates.authoritiesOf(stored.id()));
    String named = stored.event().addressedTo();
    if (stored.event().kept() && named != null && authorities.contains(named)) {
      concerned.add(named);
    }
    return concerned;
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
    Match match = match(stored, evidence, authority);
    keep(stored, authority, match, word.isPresent(), decisions);
  }

  private Match match(Stored stored, Evidence evidence, String authority) {
    List<RegisteredChild> sharing = candidates.sharingNumber(stored.id(), authority);
    return sharing.isEmpty()
        ? NamesakePolicy.decide(
            evidence.numberKey() != null, candidates.sharingName(stored.id(), authority))
        : MatchPolicy.decide(evidence, sharing);
  }

  private void keep(
      Stored stored, String authority, Match match, boolean waits, Decisions decisions) {
    switch (match) {
      case Match.Found(RegisteredChild child) -> {
        Optional<MatchedEvent> followed = follow(stored, child, waits);
        followed.ifPresent(decisions.matched()::add);
        if (waits) {
          decisions.settled().add(new Settled(stored.id(), authority, child.id()));
        }
      }
      case Match.Uncertain(Reason reason, List<UUID> children) ->
          decisions.reviews().add(new Review(stored, authority, reason, children, !waits));
      case Match.None() -> {
        if (stored.event().kept() || waits) {
          decisions
              .reviews()
              .add(new Review(stored, authority, Reason.NOT_ON_REGISTER, List.of(), !waits));
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

  /** The authorities in which rows will be read or written. */
  static Set<String> concerned(List<Stored> events, Candidates candidates, Set<String> known) {
    Set<String> concerned = new HashSet<>(candidates.authorities());
    events.stream()
        .map(stored -> stored.event().addressedTo())
        .filter(named -> named != null && known.contains(named))
        .forEach(concerned::add);
    return concerned;
  }
}
