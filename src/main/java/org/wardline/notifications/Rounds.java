package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.History.Line;
import org.wardline.platform.data.Batch;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Staff;
import org.wardline.teams.Staff.Concerned;
import org.wardline.teams.Teams;

/**
 * Takes the steps that are due: plans their deliveries and writes them into the history, in the
 * running transaction.
 */
@ApplicationScoped
class Rounds {
  private final Teams teams;
  private final Batch batch;
  private final History history;
  private final StoredPolicies policies;
  private final Bars bars;
  private final Allocations allocations;

  Rounds(
      Teams teams,
      Batch batch,
      History history,
      StoredPolicies policies,
      Bars bars,
      Allocations allocations) {
    this.teams = teams;
    this.batch = batch;
    this.history = history;
    this.policies = policies;
    this.bars = bars;
    this.allocations = allocations;
  }

  private record Planned(List<Delivery> deliveries, List<Line> lines) {}

  /** The messages to be sent after the transaction; notifications that are not due plan nothing. */
  Uni<List<DeliveryPlanned>> advance(Collection<Notification> notifications, Instant now) {
    return advance(notifications, null, now);
  }

  /** As {@link #advance}, without telling this worker, who knows; null: everybody is told. */
  Uni<List<DeliveryPlanned>> advance(
      Collection<Notification> notifications, UUID knowing, Instant now) {
    if (notifications.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return allocations
        .renew(notifications.stream().filter(one -> one.asksLater(now)).toList(), now)
        .chain(() -> plan(notifications, knowing, now))
        .call(planned -> batch.persist(planned.deliveries()))
        .call(planned -> history.append(planned.lines()))
        .map(planned -> planned.deliveries().stream().map(Delivery::announcement).toList());
  }

  private Uni<Planned> plan(Collection<Notification> notifications, UUID knowing, Instant now) {
    return teams
        .staff(
            notifications.stream().map(Notification::authority).distinct().toList(),
            notifications.stream().flatMap(Notification::everybody))
        .chain(
            staff ->
                bars.of(notifications.stream().map(Notification::child).toList())
                    .map(known -> plan(notifications, staff, known, knowing, now)));
  }

  private Planned plan(
      Collection<Notification> notifications,
      Map<String, Staff> staff,
      Bars.Known barred,
      UUID knowing,
      Instant now) {
    List<Delivery> planned = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Notification notification : notifications) {
      Staff own = barred.staffFor(notification.child(), staff.get(notification.authority()));
      Concerned concerned =
          FirstAsked.concerned(
              notification.people(),
              notification.isRestricted(),
              notification.roundState(),
              own,
              now);
      List<TakenStep> steps =
          stepsNow(notification, own, concerned, now).stream()
              .flatMap(taken -> taken.toOthersThan(knowing).stream())
              .toList();
      FirstAsked.settle(notification, concerned, now).ifPresent(lines::add);
      for (TakenStep taken : steps) {
        lines.add(taken.line(notification, now));
        taken
            .told()
            .forEach(to -> planned.add(Delivery.tell(notification, taken.step().name(), to, now)));
      }
    }
    return new Planned(planned, lines);
  }

  private List<TakenStep> stepsNow(
      Notification notification, Staff staff, Concerned concerned, Instant now) {
    EscalationPolicy policy =
        policies.read(notification.id(), notification.policy(), notification.waitsForMorning());
    if (RoundPolicy.isOver(policy, notification.roundState()) && !notification.isHurried()) {
      return List.of();
    }
    OfficeHours hours = teams.officeHours(notification.authority());
    RoundPolicy.Advance advance =
        RoundPolicy.of(policy, hours, staff, concerned, now)
            .advance(notification.roundState(), now, notification.isHurried());
    notification.reached(advance.state().orAnew(hours, now));
    return advance.taken();
  }
}
