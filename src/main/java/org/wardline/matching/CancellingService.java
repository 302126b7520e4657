package org.wardline.matching;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.matching.CancelledEvents.Held;
import org.wardline.matching.CancelledEvents.Undecided;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.notifications.Notifications;
import org.wardline.platform.security.AuthorityScope;

/**
 * The transaction that takes back what senders cancelled: in the notification that it led to, in
 * review, or sealed. What comes after its own cancellation is not looked at.
 */
@ApplicationScoped
class CancellingService {
  private final CancelledEvents events;
  private final AuthorityScope scope;
  private final Notifications notifications;
  private final Reviews reviews;
  private final AuditTrail audit;
  private final Clock clock;

  CancellingService(
      CancelledEvents events,
      AuthorityScope scope,
      Notifications notifications,
      Reviews reviews,
      AuditTrail audit,
      Clock clock) {
    this.events = events;
    this.scope = scope;
    this.notifications = notifications;
    this.reviews = reviews;
    this.audit = audit;
    this.clock = clock;
  }

  /** The deliveries to be announced; all other events are left for matching. */
  @WithTransaction
  Uni<List<DeliveryPlanned>> takeBack(List<EventAccepted> announced) {
    return events.claim(announced).chain(found -> found.isEmpty() ? nothing() : takeBackAll(found));
  }

  private Uni<List<DeliveryPlanned>> takeBackAll(List<Undecided> found) {
    List<UUID> cancelled =
        found.stream().map(Undecided::cancels).filter(Objects::nonNull).distinct().toList();
    List<UUID> all =
        Stream.concat(found.stream().map(Undecided::id), cancelled.stream()).distinct().toList();
    return events
        .lock(cancelled)
        .chain(() -> events.held(cancelled))
        .chain(held -> held.isEmpty() ? nothing() : takeBack(cancelled, held))
        .call(() -> events.erase(all, clock.instant()));
  }

  private Uni<List<DeliveryPlanned>> takeBack(List<UUID> cancelled, List<Held> held) {
    return scope
        .enter(held.stream().map(Held::authority).distinct().toList())
        .chain(() -> notifications.cancel(cancelled))
        .call(() -> reviews.close(cancelled, clock.instant()))
        .call(() -> audit.append(held.stream().map(CancellingService::entry).toList()));
  }

  private static AuditEntry entry(Held one) {
    return AuditEntry.ofFunction(
        "matching", one.authority(), "cancelled by its sender", "care_event", one.careEvent(), "");
  }

  private static Uni<List<DeliveryPlanned>> nothing() {
    return Uni.createFrom().item(List.of());
  }
}
