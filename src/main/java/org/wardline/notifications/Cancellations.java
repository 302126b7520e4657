package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.AnswerTrail.ByRule;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;

/**
 * Takes events back that their sender cancelled. A notification none of whose events is left is
 * withdrawn, unless a decision is recorded already.
 */
@ApplicationScoped
class Cancellations {
  private record Taken(UUID careEvent, Instant at) {}

  private record Cancelled(UUID episode, Kind kind) {}

  private final Batch batch;
  private final NotificationRepository notifications;
  private final EpisodeEvents events;
  private final Withdrawals withdrawals;
  private final History history;
  private final AnswerTrail trail;

  Cancellations(
      Batch batch,
      NotificationRepository notifications,
      EpisodeEvents events,
      Withdrawals withdrawals,
      History history,
      AnswerTrail trail) {
    this.batch = batch;
    this.notifications = notifications;
    this.events = events;
    this.withdrawals = withdrawals;
    this.history = history;
    this.trail = trail;
  }

  /** The second time nothing happens. Everything is written when it answers. */
  Uni<List<DeliveryPlanned>> cancel(Collection<UUID> careEvents, Instant now) {
    return mark(careEvents, now)
        .chain(cancelled -> withdraw(cancelled, now))
        .call(() -> Panache.getSession().chain(session -> session.flush()));
  }

  private Uni<List<Cancelled>> mark(Collection<UUID> careEvents, Instant now) {
    return batch.query(
        """
        with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
            as r ("careEvent" uuid, at timestamptz)),
          marked as (
            update episode_event e set cancelled_at = k.at from k
            where e.care_event_id = k."careEvent" and e.cancelled_at is null
            returning e.episode_id, e.kind)
        select cast(json_build_object('episode', episode_id, 'kind', kind) as text) from marked
        """,
        careEvents.stream().map(id -> new Taken(id, now)).toList(),
        Cancelled.class);
  }

  private Uni<List<DeliveryPlanned>> withdraw(List<Cancelled> cancelled, Instant now) {
    List<UUID> episodes = cancelled.stream().map(Cancelled::episode).distinct().toList();
    return notifications
        .findLockedOfEpisodes(episodes)
        .chain(found -> events.left(episodes).chain(left -> close(found, left, cancelled, now)));
  }

  private Uni<List<DeliveryPlanned>> close(
      List<Notification> found, Set<UUID> left, List<Cancelled> cancelled, Instant now) {
    List<Line> lines = new ArrayList<>();
    List<Notification> withdrawn = new ArrayList<>();
    for (Notification notification : found) {
      cancelled.stream()
          .filter(one -> one.episode().equals(notification.episode()))
          .map(one -> line(notification, What.EVENT_CANCELLED, one.kind().name(), now))
          .forEach(lines::add);
      if (notification.isUndecided() && !left.contains(notification.episode())) {
        notification.withdraw(now);
        withdrawn.add(notification);
        lines.add(line(notification, What.WITHDRAWN, "", now));
      }
    }
    return history
        .append(lines)
        .chain(() -> trail.rememberMatching(asWithdrawn(withdrawn)))
        .chain(() -> withdrawals.settle(withdrawn, now));
  }

  private static List<ByRule> asWithdrawn(List<Notification> withdrawn) {
    return withdrawn.stream().map(one -> new ByRule(What.WITHDRAWN, one)).toList();
  }

  private static Line line(Notification about, What what, String detail, Instant now) {
    return Line.of(about, what, null, detail, now);
  }
}
