package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.AbsencePolicy.Move;
import org.wardline.notifications.History.Line;
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
  private final DeliveryRepository deliveries;
  private final Rounds rounds;
  private final Teams teams;
  private final Bars bars;
  private final History history;
  private final AuditTrail audit;

  AwayHandOvers(
      NotificationRepository notifications,
      DeliveryRepository deliveries,
      Rounds rounds,
      Teams teams,
      Bars bars,
      History history,
      AuditTrail audit) {
    this.notifications = notifications;
    this.deliveries = deliveries;
    this.rounds = rounds;
    this.teams = teams;
    this.bars = bars;
    this.history = history;
    this.audit = audit;
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
        .call(moved -> deliveries.settleUnsent(moved.stream().map(Notification::id).toList(), now))
        .call(moved -> remember(moved, now))
        .chain(moved -> rounds.advance(moved, now));
  }

  private List<Notification> beginRounds(
      List<Notification> found, Map<String, Staff> staff, Bars.Known barred, Instant now) {
    List<Notification> moved = new ArrayList<>();
    for (Notification notification : found) {
      Staff own = barred.staffFor(notification.child(), staff.get(notification.authority()));
      Move move = decide(notification, own, now);
      if (move != Move.NOT_YET) {
        beginRound(notification, move == Move.QUIETLY, now);
        moved.add(notification);
      }
    }
    return moved;
  }

  /** A quiet round begins when the office opens, so that its steps do not all fall due with it. */
  private void beginRound(Notification notification, boolean quietly, Instant now) {
    UUID asked =
        notification.isRestricted()
            ? notification.people().allocatedWorkerId()
            : notification.holder();
    Instant begin = quietly ? teams.officeHours(notification.authority()).openFrom(now) : now;
    notification.beginRound(asked, quietly, begin);
  }

  /** Who is barred from the child is as good as away. */
  private Move decide(Notification notification, Staff staff, Instant now) {
    boolean isAway =
        notification.isUndecided()
            && notification.holder() != null
            && staff.worker(notification.holder()).filter(w -> w.worksAt(now)).isEmpty();
    return isAway
        ? AbsencePolicy.decide(
            notification.state() == NotificationState.ACKNOWLEDGED,
            notification.waitsForMorning(),
            notification.roundState().outOfHoursSteps(),
            teams.officeHours(notification.authority()).isOpen(now))
        : Move.NOT_YET;
  }

  private Uni<Void> remember(List<Notification> moved, Instant now) {
    return history
        .append(
            moved.stream()
                .map(one -> Line.of(one, What.HANDED_OVER_BY_RULE, null, "", now))
                .toList())
        .chain(() -> audit.append(moved.stream().map(AwayHandOvers::entry).toList()));
  }

  private static AuditEntry entry(Notification moved) {
    return AuditEntry.ofFunction(
        "escalation", moved.authority(), "handed_over_by_rule", Answers.TABLE, moved.id(), "");
  }
}
