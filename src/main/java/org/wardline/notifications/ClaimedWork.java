package org.wardline.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.teams.Channel;

/** Sorts the deliveries of a batch by what is to be done with each now. */
final class ClaimedWork {
  private final Set<UUID> restricted;
  private final Set<UUID> gone;
  private final Instant now;
  private final NotificationsConfig config;

  /** Desktop items to be placed. */
  final List<Claim> placed = new ArrayList<>();

  /** What leaves the building. */
  final List<Claim> sending = new ArrayList<>();

  /** Desktop items that nobody opened in time. */
  final List<Claim> unseen = new ArrayList<>();

  /** What tells somebody who may not be told any more, so that the next step does not wait. */
  final List<Claim> unreached = new ArrayList<>();

  /** What providers are asked for. */
  final List<Awaited> awaited = new ArrayList<>();

  final List<Line> lines = new ArrayList<>();

  ClaimedWork(Set<UUID> restricted, Set<UUID> gone, Instant now, NotificationsConfig config) {
    this.restricted = Set.copyOf(restricted);
    this.gone = Set.copyOf(gone);
    this.now = now;
    this.config = config;
  }

  /**
   * Knows which of the children are restricted by now, and which of the deliveries are to somebody
   * who may not be told any more.
   */
  static ClaimedWork sort(
      List<Claim> claims,
      Set<UUID> restricted,
      Set<UUID> gone,
      Instant now,
      NotificationsConfig config) {
    ClaimedWork work = new ClaimedWork(restricted, gone, now, config);
    claims.forEach(work::add);
    return work;
  }

  private void add(Claim claim) {
    Delivery delivery = claim.delivery();
    if (delivery.hasUnknownResult()) {
      delivery.leaveOpen();
    }
    if (delivery.isToBeAskedFor(now)) {
      ask(claim);
    } else if (!claim.isNeeded() || isHidden(claim)) {
      passOver(claim, What.NOT_NEEDED);
    } else if (isGone(claim)) {
      passOver(claim, What.NOT_TOLD);
      hurry(claim);
    } else if (delivery.channel() == Channel.DESKTOP) {
      place(claim);
    } else {
      send(claim);
    }
  }

  private void passOver(Claim claim, What why) {
    claim.delivery().settle(DeliveryState.NOT_NEEDED, now);
    lines.add(claim.line(why, now));
  }

  private boolean isGone(Claim claim) {
    return gone.contains(claim.delivery().id());
  }

  private void hurry(Claim claim) {
    if (claim.delivery().tells()) {
      unreached.add(claim);
    }
  }

  private boolean isHidden(Claim claim) {
    return claim.delivery().channel() == Channel.CASE_SYSTEM
        && claim instanceof OfNotification of
        && !mayBeFiled(of.notification());
  }

  /** Not of a child who is restricted by now, whatever the notification knows. */
  boolean mayBeFiled(Notification notification) {
    return !restricted.contains(notification.child());
  }

  private void place(Claim claim) {
    Duration patience = config.shownWithin();
    claim.delivery().settle(DeliveryState.SENT, now);
    claim.delivery().askAt(claim.delivery().tells() ? now.plus(patience) : null);
    placed.add(claim);
  }

  private void send(Claim claim) {
    if (claim.delivery().hasUnknownResult()) {
      lines.add(claim.line(What.SENT_AGAIN, now));
    }
    claim.delivery().claim(now);
    sending.add(claim);
  }

  /** Nobody can be asked about a desktop: what stands there unseen is told by e-mail as well. */
  private void ask(Claim claim) {
    Delivery delivery = claim.delivery();
    if (delivery.channel() != Channel.DESKTOP) {
      delivery.askAt(
          ReceiptPolicy.next(delivery.channel(), delivery.settledAt(), now).orElse(null));
      awaited.add(
          new Awaited(
              delivery.id(), delivery.authority(), delivery.via(), delivery.providerReference()));
      return;
    }
    delivery.askAt(null);
    if (delivery.tells() && claim.isNeeded()) {
      (isGone(claim) ? unreached : unseen).add(claim);
    }
  }
}
