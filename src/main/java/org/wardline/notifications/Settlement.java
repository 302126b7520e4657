package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;

/** Records what came of attempts, and what that means for the delivery and its round. */
@ApplicationScoped
class Settlement {
  private final DeliveryAttempts attempts;
  private final History history;
  private final Reach reach;
  private final FilingTrail filings;

  Settlement(DeliveryAttempts attempts, History history, Reach reach, FilingTrail filings) {
    this.attempts = attempts;
    this.history = history;
    this.reach = reach;
    this.filings = filings;
  }

  Uni<Void> record(List<Claim> claims, Map<UUID, Attempt> made, Instant now) {
    List<Line> lines = new ArrayList<>();
    List<DeliveryAttempts.Row> rows = new ArrayList<>();
    List<Claim> settled = new ArrayList<>();
    for (Claim claim : claims) {
      Attempt attempt = made.get(claim.delivery().id());
      rows.add(row(claim.delivery(), attempt, now));
      if (claim.delivery().state() == DeliveryState.SENDING) {
        lines.add(claim.line(settle(claim.delivery(), attempt, now), now));
        settled.add(claim);
      }
    }
    return history
        .append(lines)
        .chain(() -> attempts.append(rows))
        .chain(() -> filings.remember(claims, made))
        .chain(() -> reach.settled(settled, now));
  }

  private static What settle(Delivery delivery, Attempt attempt, Instant now) {
    return switch (attempt) {
      case Attempt.Accepted accepted -> {
        Optional<Instant> askAt =
            accepted.receiptFollows()
                ? ReceiptPolicy.next(delivery.channel(), now, now)
                : Optional.empty();
        delivery.takenOver(accepted.via(), accepted.reference(), askAt.orElse(null), now);
        yield What.SENT;
      }
      case Attempt.Arrived arrived -> {
        delivery.takenOver(arrived.via(), arrived.reference(), null, now);
        delivery.settle(DeliveryState.DELIVERED, now);
        yield What.ARRIVED;
      }
      case Attempt.Refused refused -> {
        delivery.settle(DeliveryState.FAILED, now);
        yield What.GAVE_UP;
      }
      case Attempt.Failed failed -> retry(delivery, failed.atLeast(), now);
      case Attempt.Unanswered unanswered -> {
        delivery.leaveOpen();
        yield retryAt(
            RetryPolicy.nextAfterSilence(delivery.attempts(), delivery.plannedAt(), now),
            delivery,
            now);
      }
    };
  }

  /** It is due again by its back-off, or is given up after three days. */
  static What retry(Delivery delivery, Duration atLeast, Instant now) {
    return retryAt(
        RetryPolicy.next(delivery.attempts(), delivery.plannedAt(), now, atLeast), delivery, now);
  }

  private static What retryAt(Optional<Instant> next, Delivery delivery, Instant now) {
    next.ifPresentOrElse(delivery::retryAt, () -> delivery.settle(DeliveryState.FAILED, now));
    return next.isPresent() ? What.SEND_FAILED : What.GAVE_UP;
  }

  private static DeliveryAttempts.Row row(Delivery delivery, Attempt attempt, Instant now) {
    return new DeliveryAttempts.Row(
        delivery.id(),
        delivery.authority(),
        delivery.attempts(),
        now,
        attempt.code(),
        attempt.via(),
        attempt.reference());
  }
}
