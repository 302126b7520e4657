package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
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
 * so, each once and content-free; and hears it when that is taken back.
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

  /**
   * Plans to tell everybody who heard of the withdrawal, or may have, that it is taken back, and
   * files what was not filed because of it. What was not sent yet is not needed any more.
   */
  Uni<List<DeliveryPlanned>> takeBack(Notification held, Instant now) {
    return deliveries
        .settleUnsent(List.of(held.id()), now)
        .chain(() -> deliveries.fileAfterAll(List.of(Delivery.file(held, now).id()), now))
        .chain(() -> planEach(List.of(held), (one, all) -> planTakingBack(one, all, now).stream()));
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
   * Over each channel over which somebody was told, and has not heard since that it is withdrawn;
   * on the desktop of a restricted child's readers only if they were told since it is restricted.
   */
  static List<Delivery> plan(Notification withdrawn, List<Delivery> all, Instant now) {
    return heard(withdrawn, all)
        .filter(heard -> !heard.withdraws())
        .map(told -> Delivery.withdraw(withdrawn, told, now))
        .toList();
  }

  /** Over each channel over which the last that somebody heard is that it is withdrawn. */
  static List<Delivery> planTakingBack(Notification held, List<Delivery> all, Instant now) {
    return heard(held, all)
        .filter(Delivery::withdraws)
        .map(heard -> Delivery.restore(held, heard, now))
        .toList();
  }

  /** For each the first delivery of what they heard last: that it is there, or is withdrawn. */
  private static Stream<Delivery> heard(Notification notification, List<Delivery> all) {
    Map<Reached, Delivery> last = new LinkedHashMap<>();
    all.stream()
        .filter(Delivery::hasReached)
        .filter(one -> notification.mayStandOn(one.channel(), one.round()))
        .sorted(Comparator.comparingInt(Delivery::round).thenComparing(Delivery::withdraws))
        .forEach(
            one ->
                last.merge(
                    new Reached(one.recipient(), one.channel()),
                    one,
                    (before, later) -> before.withdraws() == later.withdraws() ? before : later));
    return last.values().stream();
  }
}
