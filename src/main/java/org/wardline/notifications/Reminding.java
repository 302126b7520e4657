package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Staff;
import org.wardline.teams.Staff.Recipient;
import org.wardline.teams.Teams;

/** Reminds who acknowledged a notification of the decision, before and after it is due. */
@ApplicationScoped
class Reminding {
  private final Teams teams;
  private final Batch batch;
  private final History history;
  private final StoredPolicies policies;

  Reminding(Teams teams, Batch batch, History history, StoredPolicies policies) {
    this.teams = teams;
    this.batch = batch;
    this.history = history;
    this.policies = policies;
  }

  private record Planned(List<Delivery> deliveries, List<Line> lines) {}

  /** Plans the reminders that are due of these. */
  Uni<List<DeliveryPlanned>> remind(Collection<Notification> found, Instant now) {
    List<Notification> due = found.stream().filter(n -> n.isToBeReminded(now)).toList();
    if (due.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return teams
        .staff(
            due.stream().map(Notification::authority).distinct().toList(),
            due.stream().map(notification -> notification.reminders().to()))
        .map(staff -> plan(due, staff, now))
        .call(planned -> batch.persist(planned.deliveries()))
        .call(planned -> history.append(planned.lines()))
        .map(planned -> planned.deliveries().stream().map(Delivery::announcement).toList());
  }

  private Planned plan(List<Notification> due, Map<String, Staff> staff, Instant now) {
    List<Delivery> planned = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Notification notification : due) {
      List<Recipient> owner =
          staff.get(notification.authority()).reachOwner(notification.reminders().to(), now);
      notification.reminded(
          notification.reminders().further(policies.outcomeOf(notification), now));
      owner.forEach(to -> planned.add(Delivery.remind(notification, to, now)));
      What what = owner.isEmpty() ? What.STEP_PASSED_OVER : What.REMINDED;
      lines.add(
          Line.of(notification, what, null, notification.reminders().step(), now)
              .telling(owner.size()));
    }
    return new Planned(planned, lines);
  }
}
