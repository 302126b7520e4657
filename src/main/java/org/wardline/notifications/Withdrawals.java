package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Channel;

/**
 * Ends what notifications had to say that are withdrawn now: everybody who had been told is told
 * so, each once and content-free.
 */
@ApplicationScoped
class Withdrawals {
  private record Reached(UUID recipient, Channel channel) {}

  private final DeliveryRepository deliveries;
  private final Batch batch;

  Withdrawals(DeliveryRepository deliveries, Batch batch) {
    this.deliveries = deliveries;
    this.batch = batch;
  }

  /**
   * What was not sent yet is not needed any more, everybody else is told, and the case file that
   * has it gets its note. What dispatch has in hand at this moment is waited for, and counts as
   * told.
   */
  Uni<List<DeliveryPlanned>> settle(List<Notification> withdrawn, Instant now) {
    return deliveries
        .settleUnsent(withdrawn.stream().map(Notification::id).toList(), now)
        .chain(
            () ->
                planEach(
                    withdrawn,
                    (one, all) ->
                        Stream.concat(plan(one, all, now).stream(), note(one, all, now))));
  }

  /** Plans to tell everybody who had been told; what was not sent yet tells nobody. */
  Uni<List<DeliveryPlanned>> tell(List<Notification> withdrawn, Instant now) {
    return planEach(withdrawn, (one, all) -> plan(one, all, now).stream());
  }

  private Uni<List<DeliveryPlanned>> planEach(
      List<Notification> withdrawn,
      BiFunction<Notification, List<Delivery>, Stream<Delivery>> plan) {
    return deliveries
        .listOf(withdrawn.stream().map(Notification::id).toList())
        .map(all -> all.stream().collect(Collectors.groupingBy(Delivery::notification)))
        .map(
            all ->
                withdrawn.stream()
                    .flatMap(one -> plan.apply(one, all.getOrDefault(one.id(), List.of())))
                    .toList())
        .call(batch::persist)
        .map(planned -> planned.stream().map(Delivery::announcement).toList());
  }

  private static Stream<Delivery> note(Notification withdrawn, List<Delivery> all, Instant now) {
    boolean isFiled = !withdrawn.isRestricted() && all.stream().anyMatch(Delivery::isFiling);
    return isFiled ? Stream.of(Delivery.noteOfWithdrawal(withdrawn, now)) : Stream.empty();
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
