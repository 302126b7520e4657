package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;

/**
 * Takes the first steps of a round that has begun in place of another, in the running transaction.
 */
@ApplicationScoped
class NextRounds {
  private final DeliveryRepository deliveries;
  private final Rounds rounds;

  NextRounds(DeliveryRepository deliveries, Rounds rounds) {
    this.deliveries = deliveries;
    this.rounds = rounds;
  }

  /** What the round before has not told yet is not needed; answers what is to be sent instead. */
  Uni<List<DeliveryPlanned>> take(List<Notification> begun, Instant now) {
    return take(begun, null, now);
  }

  /** As {@link #take}, without telling whoever let the round begin, and knows. */
  Uni<List<DeliveryPlanned>> take(List<Notification> begun, UUID by, Instant now) {
    return deliveries
        .settleUnsent(begun.stream().map(Notification::id).toList(), now)
        .chain(() -> rounds.advance(begun, by, now));
  }
}
