package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Channel;

/** Tells everybody who had been told that a notification is withdrawn: each once, content-free. */
@ApplicationScoped
class Withdrawals {
  private record Reached(UUID recipient, Channel channel) {}

  private final DeliveryRepository deliveries;
  private final Batch batch;

  Withdrawals(DeliveryRepository deliveries, Batch batch) {
    this.deliveries = deliveries;
    this.batch = batch;
  }

  /** Plans it for notifications that are withdrawn now; what was not sent yet tells nobody. */
  Uni<List<DeliveryPlanned>> tell(Collection<Notification> withdrawn, Instant now) {
    Map<UUID, Notification> byId =
        withdrawn.stream().collect(Collectors.toMap(Notification::id, Function.identity()));
    return deliveries
        .listOf(byId.keySet())
        .map(all -> all.stream().collect(Collectors.groupingBy(Delivery::notification)))
        .map(
            all ->
                all.entrySet().stream()
                    .flatMap(of -> plan(byId.get(of.getKey()), of.getValue(), now).stream())
                    .toList())
        .call(batch::persist)
        .map(planned -> planned.stream().map(Delivery::announcement).toList());
  }

  /**
   * Over each channel over which somebody was told since the last withdrawal; on the desktop of a
   * restricted child's readers only if they were told since it is restricted.
   */
  static List<Delivery> plan(Notification withdrawn, List<Delivery> all, Instant now) {
    int lastWithdrawn =
        all.stream().filter(Delivery::withdraws).mapToInt(Delivery::round).max().orElse(0);
    Map<Reached, Delivery> told = new LinkedHashMap<>();
    all.stream()
        .filter(delivery -> delivery.round() > lastWithdrawn && delivery.hasTold())
        .filter(delivery -> withdrawn.mayStandOn(delivery.channel(), delivery.round()))
        .forEach(d -> told.putIfAbsent(new Reached(d.recipient(), d.channel()), d));
    return told.values().stream().map(d -> Delivery.withdraw(withdrawn, d, now)).toList();
  }
}
