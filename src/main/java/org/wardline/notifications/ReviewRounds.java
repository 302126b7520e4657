package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.ReviewTelling.Planned;
import org.wardline.platform.data.Batch;

/**
 * The door of escalation to reviews that nobody has decided: takes their due steps, round after
 * round. Everything happens in the caller's transaction, which must have entered the authorities;
 * the answer is what to announce after it.
 */
@ApplicationScoped
public class ReviewRounds {
  private final ReviewRepository reviews;
  private final ReviewTelling telling;
  private final Batch batch;
  private final History history;
  private final Clock clock;

  ReviewRounds(
      ReviewRepository reviews, ReviewTelling telling, Batch batch, History history, Clock clock) {
    this.reviews = reviews;
    this.telling = telling;
    this.batch = batch;
    this.history = history;
    this.clock = clock;
  }

  /** Reviews that are decided, or not due, plan nothing. */
  public Uni<List<DeliveryPlanned>> advance(Collection<UUID> ids) {
    Instant now = clock.instant();
    return reviews
        .findLocked(ids)
        .map(found -> found.stream().filter(Review::isOpen).toList())
        .chain(open -> telling.plan(open, now))
        .call(planned -> batch.persist(planned.deliveries()))
        .call(planned -> history.append(planned.lines()))
        .map(ReviewRounds::announcements);
  }

  private static List<DeliveryPlanned> announcements(Planned planned) {
    return planned.deliveries().stream().map(Delivery::announcement).toList();
  }
}
