package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads deliveries, locked until the end of the transaction, with what they tell of. */
@ApplicationScoped
class ClaimReading {
  private final DeliveryRepository deliveries;
  private final NotificationRepository notifications;
  private final ReviewRepository reviews;

  ClaimReading(
      DeliveryRepository deliveries,
      NotificationRepository notifications,
      ReviewRepository reviews) {
    this.deliveries = deliveries;
    this.notifications = notifications;
    this.reviews = reviews;
  }

  Uni<List<Claim>> lock(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : deliveries
            .findLocked(ids)
            .chain(
                locked ->
                    notifications(locked)
                        .chain(
                            notifications ->
                                reviews(locked)
                                    .map(reviews -> claims(locked, notifications, reviews))));
  }

  private static List<Claim> claims(
      List<Delivery> locked, Map<UUID, Notification> notifications, Map<UUID, Review> reviews) {
    return locked.stream().map(delivery -> claim(delivery, notifications, reviews)).toList();
  }

  private static Claim claim(
      Delivery delivery, Map<UUID, Notification> notifications, Map<UUID, Review> reviews) {
    return delivery.isOfReview()
        ? new Claim.OfReview(delivery, reviews.get(delivery.review()))
        : new Claim.OfNotification(delivery, notifications.get(delivery.notification()));
  }

  private Uni<Map<UUID, Notification>> notifications(List<Delivery> locked) {
    List<UUID> ids = toldOf(locked, Delivery::notification);
    return ids.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : notifications.list("id in ?1", ids).map(found -> byKey(found, Notification::id));
  }

  private Uni<Map<UUID, Review>> reviews(List<Delivery> locked) {
    List<UUID> ids = toldOf(locked, Delivery::review);
    return ids.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : reviews.list("id in ?1", ids).map(found -> byKey(found, Review::id));
  }

  private static List<UUID> toldOf(List<Delivery> locked, Function<Delivery, UUID> told) {
    return locked.stream().map(told).filter(Objects::nonNull).distinct().toList();
  }

  private static <T> Map<UUID, T> byKey(List<T> found, Function<T, UUID> key) {
    return found.stream().collect(Collectors.toMap(key, Function.identity()));
  }
}
