package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The door of matching: opens notifications, adds events to them, and takes events back. Everything
 * happens in the caller's transaction, which must have entered the authorities; the answer is what
 * to announce after it.
 */
@ApplicationScoped
public class Notifications {
  private final Episodes episodes;
  private final Rounds rounds;
  private final Cancellations cancellations;
  private final Clock clock;

  Notifications(Episodes episodes, Rounds rounds, Cancellations cancellations, Clock clock) {
    this.episodes = episodes;
    this.rounds = rounds;
    this.cancellations = cancellations;
    this.clock = clock;
  }

  /**
   * Takes in events of followed children: one notification for each episode, whatever is repeated.
   */
  public Uni<List<DeliveryPlanned>> receive(List<MatchedEvent> events, SealingKeys keys) {
    Instant now = clock.instant();
    return episodes.receive(events, keys, now).chain(changed -> rounds.advance(changed, now));
  }

  /** Takes back events that their sender cancelled. */
  public Uni<List<DeliveryPlanned>> cancel(Collection<UUID> careEvents) {
    return cancellations.cancel(careEvents, clock.instant());
  }
}
