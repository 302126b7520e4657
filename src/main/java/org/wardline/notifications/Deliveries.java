package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The door of dispatch: claims deliveries, and records what came of them. All of it happens in the
 * caller's transaction, which must have entered the authorities.
 */
@ApplicationScoped
public class Deliveries {
  private final ClaimReading reading;
  private final Claiming claiming;
  private final Settlement settlement;
  private final Receipts receipts;
  private final Clock clock;

  Deliveries(
      ClaimReading reading,
      Claiming claiming,
      Settlement settlement,
      Receipts receipts,
      Clock clock) {
    this.reading = reading;
    this.claiming = claiming;
    this.settlement = settlement;
    this.receipts = receipts;
    this.clock = clock;
  }

  /**
   * Re-reads what is due: desktop items are placed here and now, what was acknowledged meanwhile is
   * not needed any more, and the rest is claimed for this attempt and answered.
   */
  public Uni<Claimed> claim(Collection<UUID> ids) {
    Instant now = clock.instant();
    return reading.lock(ids).chain(claims -> claiming.claim(claims, now));
  }

  /**
   * Records what came of the attempts; what failed is due again by its back-off, until it is given
   * up.
   */
  public Uni<Void> record(Collection<Attempt> made) {
    Map<UUID, Attempt> byDelivery = byKey(made.stream(), Attempt::deliveryId);
    return reading
        .lock(byDelivery.keySet())
        .chain(claims -> settlement.record(claims, byDelivery, clock.instant()));
  }

  /**
   * Records what providers say; the same word twice, or of an unknown delivery, changes nothing.
   * Answers how many deliveries were known.
   */
  public Uni<Integer> confirm(Collection<Receipt> said) {
    Map<UUID, Receipt> byDelivery = byKey(said.stream(), Receipt::deliveryId);
    return reading
        .lock(byDelivery.keySet())
        .call(claims -> receipts.record(claims, byDelivery, clock.instant()))
        .map(List::size);
  }

  private static <T> Map<UUID, T> byKey(Stream<T> things, Function<T, UUID> key) {
    return things.collect(Collectors.toMap(key, Function.identity(), (first, last) -> last));
  }
}
