package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.notifications.Claim.OfReview;
import org.wardline.notifications.FiledCases.FiledCase;
import org.wardline.notifications.Outgoing.Conclusion;
import org.wardline.notifications.Outgoing.Email;
import org.wardline.notifications.Outgoing.Filing;
import org.wardline.notifications.Outgoing.Notice;
import org.wardline.notifications.Outgoing.Purpose;
import org.wardline.notifications.Outgoing.Push;
import org.wardline.teams.Channel;
import org.wardline.teams.Staff;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Composes what leaves the building: each channel gets what it may carry, and nothing else. */
@ApplicationScoped
class Composition {
  private final Teams teams;
  private final FiledCases cases;

  Composition(Teams teams, FiledCases cases) {
    this.teams = teams;
    this.cases = cases;
  }

  private record Sources(Map<String, Staff> staff, Map<UUID, FiledCase> cases) {}

  Uni<List<Outgoing>> compose(List<Claim> claims) {
    if (claims.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return teams
        .staff(
            claims.stream().map(c -> c.delivery().authority()).toList(),
            claims.stream().map(c -> c.delivery().recipient()))
        .chain(staff -> cases.get(toBeFiled(claims)).map(filed -> new Sources(staff, filed)))
        .map(sources -> claims.stream().map(claim -> compose(claim, sources)).toList());
  }

  private static List<UUID> toBeFiled(List<Claim> claims) {
    return Claim.ofNotifications(claims).stream()
        .filter(claim -> claim.delivery().channel() == Channel.CASE_SYSTEM)
        .map(claim -> claim.notification().id())
        .distinct()
        .toList();
  }

  private static Outgoing compose(Claim claim, Sources sources) {
    return switch (claim) {
      case OfNotification of -> compose(of, sources);
      case OfReview of -> email(of, sources.staff().get(of.delivery().authority()));
    };
  }

  private static Outgoing compose(OfNotification claim, Sources sources) {
    return switch (claim.delivery().channel()) {
      case EMAIL -> email(claim, sources.staff().get(claim.delivery().authority()));
      case CASE_SYSTEM -> filing(claim, sources.cases().get(claim.notification().id()));
      case PUSH -> push(claim.delivery());
      case DESKTOP -> throw new IllegalStateException("a desktop item does not leave the building");
    };
  }

  private static Outgoing email(OfReview claim, Staff staff) {
    Delivery delivery = claim.delivery();
    return new Email(
        delivery.id(),
        delivery.authority(),
        null,
        address(delivery.recipient(), staff),
        new Notice(
            claim.review().reference(),
            delivery.addressedAs().words(),
            Purpose.REVIEW,
            true,
            claim.review().openedAt(),
            claim.review().roundState().stepDueAt(),
            RungTeams.words(staff)),
        isRepeated(delivery));
  }

  private static Outgoing email(OfNotification claim, Staff staff) {
    Delivery delivery = claim.delivery();
    Notification notification = claim.notification();
    return new Email(
        delivery.id(),
        delivery.authority(),
        notification.id(),
        address(delivery.recipient(), staff),
        new Notice(
            notification.reference(),
            delivery.addressedAs().words(),
            purpose(delivery),
            isUrgent(claim),
            notification.openedAt(),
            dueAt(claim),
            RungTeams.words(staff)),
        isRepeated(delivery));
  }

  private static String address(UUID recipient, Staff staff) {
    return staff
        .worker(recipient)
        .map(Worker::email)
        .or(() -> staff.team(recipient).map(Team::mailbox))
        .orElse(null);
  }

  private static Purpose purpose(Delivery delivery) {
    if (delivery.withdraws()) {
      return Purpose.WITHDRAW;
    }
    if (delivery.restores()) {
      return Purpose.RESTORE;
    }
    return delivery.reminds() ? Purpose.REMIND : Purpose.TELL;
  }

  private static Instant dueAt(OfNotification claim) {
    Notification notification = claim.notification();
    return switch (purpose(claim.delivery())) {
      case TELL -> notification.roundState().stepDueAt();
      case REMIND -> notification.reminders().dueAt();
      case WITHDRAW, RESTORE, REVIEW -> null;
    };
  }

  /** What waits for the morning is sent in the morning, and as urgent then as it was before. */
  private static boolean isUrgent(OfNotification claim) {
    return !claim.delivery().withdraws()
        && switch (claim.notification().route()) {
          case OPEN, UNBORN, NOBODY_ALLOCATED, RESTRICTED -> true;
          case ENDED_PLAN, LAST_TEAM, CLOSED_CASE -> false;
        };
  }

  private static Outgoing filing(OfNotification claim, FiledCase filed) {
    Delivery delivery = claim.delivery();
    Notification notification = claim.notification();
    return new Filing(
        delivery.id(),
        delivery.authority(),
        notification.id(),
        notification.child(),
        notification.reference(),
        notification.openedAt(),
        filed.events(),
        delivery.isCaseNote() ? conclusion(notification, filed) : null,
        isRepeated(delivery));
  }

  private static Conclusion conclusion(Notification notification, FiledCase filed) {
    String outcome = notification.outcome() == null ? Conclusion.BY_SENDER : notification.outcome();
    return new Conclusion(
        outcome, notification.acknowledgedAt(), filed.concludedBy(), notification.concludedAt());
  }

  private static Outgoing push(Delivery delivery) {
    return new Push(
        delivery.id(), delivery.authority(), delivery.recipient(), isRepeated(delivery));
  }

  private static boolean isRepeated(Delivery delivery) {
    return delivery.attempts() > 1;
  }
}
