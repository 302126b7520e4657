package org.wardline.matching;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.audit.AuditTrail;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.notifications.Notifications;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The one transaction of a batch: reads the events, asks the register, decides, and writes
 * everything that follows.
 */
@ApplicationScoped
class MatchingService {
  private final StoredEvents events;
  private final RegisterAnswers registerAnswers;
  private final Notifications notifications;
  private final Reviews reviews;
  private final AuditTrail audit;
  private final Clock clock;

  MatchingService(
      StoredEvents events,
      RegisterAnswers registerAnswers,
      Notifications notifications,
      Reviews reviews,
      AuditTrail audit,
      Clock clock) {
    this.events = events;
    this.registerAnswers = registerAnswers;
    this.notifications = notifications;
    this.reviews = reviews;
    this.audit = audit;
    this.clock = clock;
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
    return registerAnswers
        .about(undecided, evidence, clock.instant())
        .map(decision -> decision.decide(undecided, evidence))
        .chain(decisions -> write(decisions, keys));
  }

  private Uni<List<DeliveryPlanned>> write(Decisions decisions, SealingKeys keys) {
    Instant now = clock.instant();
    return notifications
        .receive(decisions.matched(), keys)
        .call(() -> reviews.open(decisions.reviews(), keys, now))
        .call(() -> reviews.settle(decisions.settled(), now))
        .call(() -> audit.append(decisions.trail()))
        .call(() -> events.record(decisions.decided()));
  }

  private static Uni<List<DeliveryPlanned>> nothing() {
    return Uni.createFrom().item(List.of());
  }
}
