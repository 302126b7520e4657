package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.wardline.notifications.BeginningPolicy.Beginning;
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
  private final AnswerTrail trail;

  Overdue(Teams teams, Allocations allocations, AnswerTrail trail) {
    this.teams = teams;
    this.allocations = allocations;
    this.trail = trail;
  }

  Uni<Void> reopen(Collection<Notification> found, Instant now) {
    List<Notification> late = found.stream().filter(one -> one.isOverdue(now)).toList();
    return allocations
        .renew(late, now)
        .invoke(() -> late.forEach(one -> one.timeOut(beginning(one, now))))
        .chain(() -> trail.rememberRule(What.NOT_CONCLUDED_IN_TIME, late, now));
  }

  private Beginning beginning(Notification notification, Instant now) {
    return new BeginningPolicy(teams.officeHours(notification.authority()), now)
        .afterLateDecision();
  }
}
