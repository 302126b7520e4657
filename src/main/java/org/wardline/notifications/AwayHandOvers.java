package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.BeginningPolicy.Beginning;
import org.wardline.notifications.History.What;
import org.wardline.teams.Staff;
import org.wardline.teams.Teams;

/**
 * Begins a new round of what somebody holds who has left, is away or is barred from the child;
 * {@link FirstAsked} finds whom it asks.
 */
@ApplicationScoped
class AwayHandOvers {
  private final NotificationRepository notifications;
  private final NextRounds rounds;
  private final Teams teams;
  private final Bars bars;
  private final AnswerTrail trail;

  AwayHandOvers(
      NotificationRepository notifications,
      NextRounds rounds,
      Teams teams,
      Bars bars,
      AnswerTrail trail) {
    this.notifications = notifications;
    this.rounds = rounds;
    this.teams = teams;
    this.bars = bars;
    this.trail = trail;
  }

  Uni<List<DeliveryPlanned>> begin(Collection<UUID> ids, Instant now) {
    return notifications.findLocked(ids).chain(found -> leaveTheAway(found, now));
  }

  private Uni<List<DeliveryPlanned>> leaveTheAway(List<Notification> found, Instant now) {
    return teams
        .staff(
            found.stream().map(Notification::authority).toList(),
            found.stream().map(Notification::holder))
        .chain(
            staff ->
                bars.of(found.stream().map(Notification::child).toList())
                    .map(barred -> beginRounds(found, staff, barred, now)))
        .call(moved -> trail.rememberRule(What.HANDED_OVER_BY_RULE, moved, now))
        .chain(moved -> rounds.take(moved, now));
  }

  private List<Notification> beginRounds(
      List<Notification> found, Map<String, Staff> staff, Bars.Known barred, Instant now) {
    List<Notification> moved = new ArrayList<>();
    for (Notification notification : found) {
      Staff own = barred.staffFor(notification.child(), staff.get(notification.authority()));
      decide(notification, own, now)
          .ifPresent(
              beginning -> {
                beginRound(notification, beginning);
                moved.add(notification);
              });
    }
    return moved;
  }

  private static void beginRound(Notification notification, Beginning beginning) {
    UUID asked =
        notification.isRestricted()
            ? notification.people().allocatedWorkerId()
            : notification.holder();
    notification.beginRound(asked, beginning);
  }

  /** Who is barred from the child is as good as away. */
  private Optional<Beginning> decide(Notification notification, Staff staff, Instant now) {
    boolean isAway =
        notification.isUndecided()
            && notification.holder() != null
            && staff.worker(notification.holder()).filter(w -> w.worksAt(now)).isEmpty();
    return isAway
        ? new BeginningPolicy(teams.officeHours(notification.authority()), now)
            .afterAbsence(
                notification.state() == NotificationState.ACKNOWLEDGED,
                notification.waitsForMorning(),
                notification.roundState().outOfHoursSteps())
        : Optional.empty();
  }
}
