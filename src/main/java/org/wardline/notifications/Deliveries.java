package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.teams.Channel;
import org.wardline.teams.Staff;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * The door of dispatch: claims deliveries, and records what came of them. Both happen in the
 * caller's transaction, which must have entered the authorities.
 */
@ApplicationScoped
public class Deliveries {
  private final DeliveryRepository deliveries;
  private final NotificationRepository notifications;
  private final DeliveryAttempts attempts;
  private final Desktop desktop;
  private final History history;
  private final Teams teams;
  private final Clock clock;
  private final NotificationsConfig config;

  Deliveries(
      DeliveryRepository deliveries,
      NotificationRepository notifications,
      DeliveryAttempts attempts,
      Desktop desktop,
      History history,
      Teams teams,
      Clock clock,
      NotificationsConfig config) {
    this.deliveries = deliveries;
    this.notifications = notifications;
    this.attempts = attempts;
    this.desktop = desktop;
    this.history = history;
    this.teams = teams;
    this.clock = clock;
    this.config = config;
  }

  private record Claim(Delivery delivery, Notification notification) {}

  /**
   * Re-reads what is due: desktop items are placed here and now, what was acknowledged meanwhile is
   * not needed any more, and the e-mails are claimed for this attempt and answered.
   */
  public Uni<List<Outgoing>> claim(Collection<UUID> ids) {
    Instant now = clock.instant();
    return deliveries
        .findLocked(ids)
        .map(found -> found.stream().filter(d -> isClaimable(d, now)).toList())
        .chain(this::withNotifications)
        .chain(claims -> claimAll(claims, now));
  }

  private boolean isClaimable(Delivery delivery, Instant now) {
    return delivery.isClaimable(now, config.longestAttempt());
  }

  private Uni<List<Claim>> withNotifications(List<Delivery> claimable) {
    if (claimable.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return notifications
        .list("id in ?1", claimable.stream().map(Delivery::notification).distinct().toList())
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Notification::id, Function.identity())))
        .map(
            byId -> claimable.stream().map(d -> new Claim(d, byId.get(d.notification()))).toList());
  }

  private Uni<List<Outgoing>> claimAll(List<Claim> claims, Instant now) {
    List<Line> lines = new ArrayList<>();
    List<Delivery> placed = new ArrayList<>();
    List<Claim> toSend = new ArrayList<>();
    for (Claim claim : claims) {
      Delivery delivery = claim.delivery();
      if (!delivery.isNeededBy(claim.notification())) {
        delivery.settle(DeliveryState.NOT_NEEDED, now);
        lines.add(line(claim, What.NOT_NEEDED, now));
      } else if (delivery.channel() == Channel.DESKTOP) {
        delivery.settle(DeliveryState.SENT, now);
        placed.add(delivery);
      } else {
        if (delivery.hasUnknownResult()) {
          lines.add(line(claim, What.SENT_AGAIN, now));
        }
        delivery.claim(now);
        toSend.add(claim);
      }
    }
    return history
        .append(lines)
        .chain(() -> desktop.place(placed, now))
        .chain(() -> outgoing(toSend));
  }

  private Uni<List<Outgoing>> outgoing(List<Claim> claims) {
    if (claims.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return teams
        .staff(
            claims.stream().map(c -> c.delivery().authority()).toList(),
            claims.stream().map(c -> c.delivery().recipient()))
        .map(staff -> claims.stream().map(c -> outgoing(c, staff)).toList());
  }

  private static Outgoing outgoing(Claim claim, Map<String, Staff> byAuthority) {
    Staff staff = byAuthority.get(claim.delivery().authority());
    UUID recipient = claim.delivery().recipient();
    Optional<Team> team =
        staff
            .team(claim.notification().people().teamId())
            .or(() -> staff.teamOf(Team.DUTY_AND_ADVICE));
    return new Outgoing(
        claim.delivery().id(),
        claim.delivery().authority(),
        claim.notification().id(),
        staff
            .worker(recipient)
            .map(Worker::email)
            .or(() -> staff.team(recipient).map(Team::mailbox))
            .orElse(null),
        claim.notification().reference(),
        claim.delivery().addressedAs().words(),
        purpose(claim.delivery()),
        isUrgent(claim),
        team.map(Team::telephone).orElse(null));
  }

  private static Outgoing.Purpose purpose(Delivery delivery) {
    if (delivery.withdraws()) {
      return Outgoing.Purpose.WITHDRAW;
    }
    return delivery.reminds() ? Outgoing.Purpose.REMIND : Outgoing.Purpose.TELL;
  }

  private static boolean isUrgent(Claim claim) {
    Notification notification = claim.notification();
    return !claim.delivery().withdraws()
        && !notification.waitsForMorning()
        && switch (notification.route()) {
          case OPEN, UNBORN, NOBODY_ALLOCATED, RESTRICTED -> true;
          case ENDED_PLAN, LAST_TEAM, CLOSED_CASE -> false;
        };
  }

  /**
   * Records what came of the attempts; what failed is due again by its back-off, until it is given
   * up.
   */
  public Uni<Void> record(Collection<Attempt> made) {
    Instant now = clock.instant();
    Map<UUID, Attempt> byDelivery = new HashMap<>();
    made.forEach(attempt -> byDelivery.put(attempt.deliveryId(), attempt));
    return deliveries
        .findLocked(byDelivery.keySet())
        .chain(this::withNotifications)
        .chain(claims -> recordAll(claims, byDelivery, now));
  }

  private Uni<Void> recordAll(List<Claim> claims, Map<UUID, Attempt> made, Instant now) {
    List<Line> lines = new ArrayList<>();
    List<DeliveryAttempts.Row> rows = new ArrayList<>();
    for (Claim claim : claims) {
      Attempt attempt = made.get(claim.delivery().id());
      lines.add(line(claim, settle(claim.delivery(), attempt, now), now));
      rows.add(row(claim.delivery(), result(attempt), now));
    }
    return history.append(lines).chain(() -> attempts.append(rows));
  }

  private static What settle(Delivery delivery, Attempt attempt, Instant now) {
    return switch (attempt) {
      case Attempt.Accepted accepted -> {
        delivery.settle(DeliveryState.SENT, now);
        yield What.SENT;
      }
      case Attempt.Refused refused -> {
        delivery.settle(DeliveryState.FAILED, now);
        yield What.GAVE_UP;
      }
      case Attempt.Failed failed -> {
        Optional<Instant> next = RetryPolicy.next(delivery.attempts(), delivery.plannedAt(), now);
        next.ifPresentOrElse(delivery::retryAt, () -> delivery.settle(DeliveryState.FAILED, now));
        yield next.isPresent() ? What.SEND_FAILED : What.GAVE_UP;
      }
    };
  }

  private static String result(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Accepted accepted -> "accepted";
      case Attempt.Failed failed -> failed.code();
      case Attempt.Refused refused -> refused.code();
    };
  }

  private static DeliveryAttempts.Row row(Delivery delivery, String result, Instant now) {
    return new DeliveryAttempts.Row(
        delivery.id(), delivery.authority(), delivery.attempts(), now, result);
  }

  private static Line line(Claim claim, What what, Instant now) {
    String detail =
        claim.delivery().addressedAs().words() + " by " + claim.delivery().channel().words();
    return Line.of(claim.notification(), what, null, detail, now);
  }
}
