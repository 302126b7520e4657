package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads deliveries, locked until the end of the transaction, with what they tell of. */
@ApplicationScoped
class ClaimReading {
  private final DeliveryRepository deliveries;
  private final NotificationRepository notifications;

  ClaimReading(DeliveryRepository deliveries, NotificationRepository notifications) {
    this.deliveries = deliveries;
    this.notifications = notifications;
  }

  Uni<List<Claim>> lock(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : deliveries.findLocked(ids).chain(this::withNotifications);
  }

  private Uni<List<Claim>> withNotifications(List<Delivery> locked) {
    if (locked.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return notifications
        .list("id in ?1", locked.stream().map(Delivery::notification).distinct().toList())
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Notification::id, Function.identity())))
        .map(byId -> locked.stream().map(d -> new Claim(d, byId.get(d.notification()))).toList());
  }
}
