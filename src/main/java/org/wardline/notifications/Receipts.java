package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;

/** Keeps what providers say of deliveries, and settles the deliveries by it. */
@ApplicationScoped
class Receipts {
  private record Row(
      UUID delivery, String authority, String reference, String result, Instant at) {}

  private final Batch batch;
  private final History history;
  private final Reach reach;

  Receipts(Batch batch, History history, Reach reach) {
    this.batch = batch;
    this.history = history;
    this.reach = reach;
  }

  Uni<Void> record(List<Claim> claims, Map<UUID, Receipt> said, Instant now) {
    List<Line> lines = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<Claim> settled = new ArrayList<>();
    for (Claim claim : claims) {
      Receipt receipt = said.get(claim.delivery().id());
      if (!(receipt instanceof Receipt.Pending)) {
        rows.add(row(receipt, now));
        Optional<What> what = settle(claim.delivery(), receipt, now);
        what.map(w -> claim.line(w, now)).ifPresent(lines::add);
        what.ifPresent(w -> settled.add(claim));
      }
    }
    return keep(rows).chain(() -> history.append(lines)).chain(() -> reach.settled(settled, now));
  }

  /** Word of an earlier attempt, or of what is settled already, changes nothing. */
  private static Optional<What> settle(Delivery delivery, Receipt receipt, Instant now) {
    if (!concerns(receipt, delivery)) {
      return Optional.empty();
    }
    return switch (receipt) {
      case Receipt.Arrived arrived -> {
        delivery.settle(DeliveryState.DELIVERED, now);
        yield Optional.of(What.ARRIVED);
      }
      case Receipt.Bounced bounced -> {
        delivery.settle(DeliveryState.BOUNCED, now);
        yield Optional.of(What.BOUNCED);
      }
      case Receipt.Returned returned -> Optional.of(Settlement.retry(delivery, Duration.ZERO, now));
      case Receipt.Delayed delayed -> Optional.empty();
      case Receipt.Pending pending -> Optional.empty();
    };
  }

  /**
   * A provider may be quicker than our own note that it took the delivery over. What came back
   * without a reference (an e-mail has one id for all attempts) cannot be asked for later.
   */
  private static boolean concerns(Receipt receipt, Delivery delivery) {
    return switch (delivery.state()) {
      case SENT -> Objects.equals(receipt.reference(), delivery.providerReference());
      case SENDING ->
          receipt instanceof Receipt.Arrived
              || (receipt instanceof Receipt.Bounced && receipt.reference() == null);
      case DUE, DELIVERED, BOUNCED, FAILED, NOT_NEEDED -> false;
    };
  }

  private static Row row(Receipt receipt, Instant now) {
    return new Row(
        receipt.deliveryId(), receipt.authority(), receipt.reference(), receipt.code(), now);
  }

  private Uni<Void> keep(List<Row> rows) {
    return batch
        .execute(
            """
            insert into delivery_receipt (delivery_id, authority_id, provider_reference, result, at)
            select delivery, authority, coalesce(reference, ''), result, at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r
              (delivery uuid, authority text, reference text, result text, at timestamptz)
            on conflict do nothing
            """,
            rows)
        .replaceWithVoid();
  }
}
