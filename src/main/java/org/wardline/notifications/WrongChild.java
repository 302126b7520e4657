package org.wardline.notifications;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.AnswerTrail.Answered;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Worker;

/**
 * Takes an event out of the file of a child whom it is not about. A notification that has no other
 * event is withdrawn, also one that is concluded: what was decided was decided of another child,
 * and whoever was told has to hear of it. One that has another event stays.
 */
@ApplicationScoped
class WrongChild {
  /** The code by which a notification is known to be of another child. */
  static final String OUTCOME = "WRONG_CHILD";

  private record Decided(UUID review) {}

  private record Removed(UUID episode, UUID child, UUID careEvent) {}

  private final Batch batch;
  private final NotificationRepository notifications;
  private final EpisodeEvents events;
  private final Withdrawals withdrawals;
  private final AnswerTrail trail;
  private final AuditTrail audit;

  WrongChild(
      Batch batch,
      NotificationRepository notifications,
      EpisodeEvents events,
      Withdrawals withdrawals,
      AnswerTrail trail,
      AuditTrail audit) {
    this.batch = batch;
    this.notifications = notifications;
    this.events = events;
    this.withdrawals = withdrawals;
    this.trail = trail;
    this.audit = audit;
  }

  /**
   * The event of a review, from the child of its decision; the next tick announces who is told of
   * that.
   */
  Uni<Void> removeDecided(Worker worker, UUID review, Instant now) {
    return batch
        .query(REMOVE, List.of(new Decided(review)), Removed.class)
        .call(removed -> audit.append(removals(removed, worker)))
        .chain(removed -> emptied(removed.stream().map(Removed::episode).distinct().toList()))
        .chain(emptied -> withdraw(emptied, worker, now));
  }

  /** Locked until the transaction ends, so that an event that comes meanwhile is seen. */
  private Uni<List<Notification>> emptied(List<UUID> episodes) {
    return notifications
        .findLockedOfEpisodes(episodes)
        .chain(
            found ->
                events
                    .left(episodes)
                    .map(left -> found.stream().filter(one -> isEmptied(one, left)).toList()));
  }

  private static boolean isEmptied(Notification found, Set<UUID> left) {
    return found.state() != NotificationState.WITHDRAWN && !left.contains(found.episode());
  }

  private Uni<Void> withdraw(List<Notification> emptied, Worker worker, Instant now) {
    return Multi.createFrom()
        .iterable(emptied)
        .invoke(one -> one.withdraw(OUTCOME, now))
        .onItem()
        .transformToUniAndConcatenate(
            one -> trail.remember(new Answered(worker, one, What.WITHDRAWN, OUTCOME, now)))
        .collect()
        .last()
        .chain(() -> withdrawals.settle(emptied, now))
        .replaceWithVoid();
  }

  private static List<AuditEntry> removals(List<Removed> removed, Worker worker) {
    return removed.stream()
        .map(
            one ->
                AuditEntry.ofWorker(
                    worker.id(),
                    worker.authority(),
                    "removed from the wrong file",
                    "child",
                    one.child(),
                    "care_event:" + one.careEvent()))
        .toList();
  }

  private static final String REMOVE =
      """
      with removed as (
        delete from episode_event e
        using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (review uuid), review r, episode p
        where r.id = k.review and r.child_id is not null and e.care_event_id = r.care_event_id
          and p.id = e.episode_id and p.child_id = r.child_id
        returning e.episode_id, p.child_id, e.care_event_id)
      select cast(json_build_object('episode', episode_id, 'child', child_id, 'careEvent', care_event_id) as text)
      from removed
      """;
}
