package org.wardline.matching;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.notifications.Notifications;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;

/**
 * The one transaction of a batch: reads the events, asks the register, decides, and writes
 * everything that follows.
 */
@ApplicationScoped
class MatchingService {
  private final StoredEvents events;
  private final Children children;
  private final Namesakes namesakes;
  private final AuthorityScope scope;
  private final Notifications notifications;
  private final Reviews reviews;
  private final AuditTrail audit;
  private final Clock clock;
  private final ErasurePolicy erasure;

  MatchingService(
      StoredEvents events,
      Children children,
      Namesakes namesakes,
      AuthorityScope scope,
      Notifications notifications,
      Reviews reviews,
      AuditTrail audit,
      Clock clock,
      MatchingConfig config) {
    this.events = events;
    this.children = children;
    this.namesakes = namesakes;
    this.scope = scope;
    this.notifications = notifications;
    this.reviews = reviews;
    this.audit = audit;
    this.clock = clock;
    this.erasure = new ErasurePolicy(config.registerStaleAfter(), config.keepAtMost());
  }

  /** The deliveries to be announced; events that were decided before are passed over. */
  @WithTransaction
  Uni<List<DeliveryPlanned>> match(List<EventAccepted> announced, SealingKeys keys) {
    return events
        .claim(announced, keys)
        .chain(undecided -> undecided.isEmpty() ? nothing() : decide(undecided, keys));
  }

  private Uni<List<DeliveryPlanned>> decide(List<Stored> undecided, SealingKeys keys) {
    Map<UUID, Evidence> evidence =
        undecided.stream()
            .collect(Collectors.toMap(Stored::id, stored -> EventKeys.evidence(stored, keys)));
    return candidates(undecided, evidence)
        .chain(found -> decision(undecided, found))
        .map(decision -> decision.decide(undecided, evidence))
        .chain(decisions -> write(decisions, keys));
  }

  private Uni<Candidates> candidates(List<Stored> undecided, Map<UUID, Evidence> evidence) {
    return children
        .find(undecided.stream().map(s -> EventKeys.lookUp(s, evidence.get(s.id()))).toList())
        .chain(
            byNumber ->
                namesakes
                    .find(undecided, byNumber)
                    .chain(
                        byName ->
                            reviews
                                .find(undecided.stream().map(Stored::id).toList())
                                .map(words -> new Candidates(byNumber, byName, words, List.of()))));
  }

  private Uni<BatchDecision> decision(List<Stored> undecided, Candidates found) {
    Instant now = clock.instant();
    return knownAuthorities(undecided)
        .map(known -> BatchDecision.concerned(undecided, found, known))
        .call(
            concerned -> concerned.isEmpty() ? Uni.createFrom().nullItem() : scope.enter(concerned))
        .chain(
            concerned ->
                children
                    .get(found.wanted())
                    .chain(
                        read ->
                            children
                                .freshness()
                                .map(
                                    register ->
                                        new BatchDecision(
                                            found.with(read), concerned, register, erasure, now))));
  }

  /** Asked only when a message itself names a council. */
  private Uni<Set<String>> knownAuthorities(List<Stored> undecided) {
    return undecided.stream().anyMatch(stored -> stored.event().addressedTo() != null)
        ? children.knownAuthorities()
        : Uni.createFrom().item(Set.of());
  }

  private Uni<List<DeliveryPlanned>> write(Decisions decisions, SealingKeys keys) {
    Instant now = clock.instant();
    return notifications
        .receive(decisions.matched(), keys)
        .call(() -> reviews.open(decisions.reviews(), keys, now))
        .call(() -> reviews.settle(decisions.settled(), now))
        .call(() -> audit.append(entries(decisions)))
        .call(() -> events.record(decisions.decided()));
  }

  /**
   * Of events that nobody follows no entry is made; source: domain.md §2, "Strangers leave no audit
   * entry".
   */
  private static List<AuditEntry> entries(Decisions decisions) {
    return Stream.concat(
            decisions.matched().stream()
                .map(m -> entry(m.child().authority(), "matched", m.careEventId(), "")),
            decisions.reviews().stream()
                .filter(Decisions.Review::anew)
                .map(
                    r -> entry(r.authority(), "put in review", r.stored().id(), r.reason().name())))
        .toList();
  }

  private static AuditEntry entry(String authority, String action, UUID careEvent, String detail) {
    return AuditEntry.ofFunction("matching", authority, action, "care_event", careEvent, detail);
  }

  private static Uni<List<DeliveryPlanned>> nothing() {
    return Uni.createFrom().item(List.of());
  }
}
