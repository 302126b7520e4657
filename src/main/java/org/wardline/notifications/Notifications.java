package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The door of matching and escalation: opens notifications, adds events to them, and takes their
 * due steps. Everything happens in the caller's transaction, which must have entered the
 * authorities; the answer is what to announce after it.
 */
@ApplicationScoped
public class Notifications {
  private final Episodes episodes;
  private final NotificationRepository notifications;
  private final Rounds rounds;
  private final AwayHandOvers awayHandOvers;
  private final Cancellations cancellations;
  private final Restrictions restrictions;
  private final Reminding reminding;
  private final Overdue overdue;
  private final Unanswered unanswered;
  private final Clock clock;

  Notifications(
      Episodes episodes,
      NotificationRepository notifications,
      Rounds rounds,
      AwayHandOvers awayHandOvers,
      Cancellations cancellations,
      Restrictions restrictions,
      Reminding reminding,
      Overdue overdue,
      Unanswered unanswered,
      Clock clock) {
    this.episodes = episodes;
    this.notifications = notifications;
    this.rounds = rounds;
    this.awayHandOvers = awayHandOvers;
    this.cancellations = cancellations;
    this.restrictions = restrictions;
    this.reminding = reminding;
    this.overdue = overdue;
    this.unanswered = unanswered;
    this.clock = clock;
  }

  /**
   * Takes in events of followed children: one notification for each episode, whatever is repeated.
   */
  public Uni<List<DeliveryPlanned>> receive(List<MatchedEvent> events, SealingKeys keys) {
    Instant now = clock.instant();
    return episodes.receive(events, keys, now).chain(changed -> rounds.advance(changed, now));
  }

  /**
   * Moves what became restricted, reminds owners, takes the steps that are due, and begins a new
   * round where a decision was not recorded in time, or nobody has answered.
   */
  public Uni<List<DeliveryPlanned>> advance(Collection<UUID> ids) {
    Instant now = clock.instant();
    return notifications
        .findLocked(ids)
        .call(found -> restrictions.apply(found, now))
        .chain(
            found ->
                reminding
                    .remind(found, now)
                    .chain(reminders -> takeSteps(found, now).map(told -> both(reminders, told))));
  }

  private Uni<List<DeliveryPlanned>> takeSteps(List<Notification> found, Instant now) {
    return overdue
        .reopen(found, now)
        .chain(() -> unanswered.askAnew(found, now))
        .chain(() -> rounds.advance(found.stream().filter(n -> n.isStepDue(now)).toList(), now));
  }

  /** Takes away from those who are away what they own or are asked for. */
  public Uni<List<DeliveryPlanned>> handOverFromAway(Collection<UUID> ids) {
    return awayHandOvers.begin(ids, clock.instant());
  }

  /** Takes back events that their sender cancelled. */
  public Uni<List<DeliveryPlanned>> cancel(Collection<UUID> careEvents) {
    return cancellations.cancel(careEvents, clock.instant());
  }

  private static List<DeliveryPlanned> both(
      List<DeliveryPlanned> first, List<DeliveryPlanned> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
