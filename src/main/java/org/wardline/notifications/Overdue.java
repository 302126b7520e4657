package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wardline.notifications.BeginningPolicy.Beginning;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.teams.Teams;

/**
 * Asks everybody anew where a decision was not recorded in time; at night this waits for the office
 * to open.
 */
@ApplicationScoped
class Overdue {
  private final Teams teams;
  private final Allocations allocations;
  private final History history;

  Overdue(Teams teams, Allocations allocations, History history) {
    this.teams = teams;
    this.allocations = allocations;
    this.history = history;
  }

  Uni<Void> reopen(Collection<Notification> found, Instant now) {
    List<Notification> late = found.stream().filter(one -> one.isOverdue(now)).toList();
    return allocations.renew(late, now).chain(() -> history.append(timeOut(late, now)));
  }

  private List<Line> timeOut(List<Notification> late, Instant now) {
    List<Line> lines = new ArrayList<>();
    for (Notification notification : late) {
      notification.timeOut(beginning(notification, now));
      lines.add(Line.of(notification, What.NOT_CONCLUDED_IN_TIME, null, "", now));
    }
    return lines;
  }

  private Beginning beginning(Notification notification, Instant now) {
    return new BeginningPolicy(teams.officeHours(notification.authority()), now)
        .afterLateDecision();
  }
}
