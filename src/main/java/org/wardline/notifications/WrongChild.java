package org.wardline.notifications;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Worker;

/**
 * Takes an event out of the file of a child whom it is not about. A notification that has no other
 * event is withdrawn, also one that is concluded: what was decided was decided of another child,
 * and whoever was told has to hear of it. One that has another event stays.
 */
@ApplicationScoped
class WrongChild {
  private record Removal(UUID review, UUID actor, Instant at) {}

  private record Withdrawn(UUID notification) {}

  private record Removed(UUID child, UUID careEvent) {}

  private final Batch batch;
  private final NotificationRepository notifications;
  private final Withdrawals withdrawals;
  private final Filings filings;
  private final AuditTrail audit;

  WrongChild(
      Batch batch,
      NotificationRepository notifications,
      Withdrawals withdrawals,
      Filings filings,
      AuditTrail audit) {
    this.batch = batch;
    this.notifications = notifications;
    this.withdrawals = withdrawals;
    this.filings = filings;
    this.audit = audit;
  }

  /** The event of a review, from the child of its decision. */
  Uni<Void> removeDecided(Worker worker, UUID review, Instant now) {
    List<Removal> removal = List.of(new Removal(review, worker.id(), now));
    return batch
        .query(WITHDRAW, removal, Withdrawn.class)
        .call(withdrawn -> audit.append(withdrawals(withdrawn, worker)))
        .call(() -> batch.execute(NOT_NEEDED, removal))
        .chain(withdrawn -> tell(withdrawn, now))
        .chain(() -> batch.query(REMOVE, removal, Removed.class))
        .chain(removed -> audit.append(removals(removed, worker)));
  }

  /**
   * Everybody who had been told is told, and the case file gets its note; the next tick announces
   * these deliveries.
   */
  private Uni<Void> tell(List<Withdrawn> withdrawn, Instant now) {
    return withdrawn.isEmpty()
        ? Uni.createFrom().voidItem()
        : notifications
            .findLocked(withdrawn.stream().map(Withdrawn::notification).toList())
            .call(found -> withdrawals.tell(found, now))
            .chain(found -> noteEach(found, now));
  }

  private Uni<Void> noteEach(List<Notification> found, Instant now) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(one -> filings.planNoteOfWithdrawal(one, now))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static List<AuditEntry> withdrawals(List<Withdrawn> withdrawn, Worker worker) {
    return withdrawn.stream()
        .map(
            one ->
                AuditEntry.ofWorker(
                    worker.id(),
                    worker.authority(),
                    "withdrawn",
                    Answers.TABLE,
                    one.notification(),
                    "WRONG_CHILD"))
        .toList();
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

  private static final String WRONG =
      """
      with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
          as r (review uuid, actor uuid, at timestamptz)),
        wrong as (
          select e.episode_id, e.care_event_id, p.child_id, k.actor, k.at
          from k join review r on r.id = k.review and r.child_id is not null
          join episode_event e on e.care_event_id = r.care_event_id
          join episode p on p.id = e.episode_id and p.child_id = r.child_id)
      """;

  private static final String WITHDRAW =
      WRONG
          + """
          , withdrawn as (
            update notification n set state = 'withdrawn', outcome = 'WRONG_CHILD', concluded_at = wrong.at,
              step_due_at = null, conclude_by = null, version = n.version + 1
            from wrong where n.episode_id = wrong.episode_id and n.state <> 'withdrawn'
              and not exists (select from episode_event o
                where o.episode_id = wrong.episode_id and o.care_event_id <> wrong.care_event_id
                  and o.cancelled_at is null)
            returning n.id, n.authority_id, n.round, wrong.actor, wrong.at),
          written as (
            insert into notification_history (id, authority_id, notification_id, at, round, what, actor_id, detail)
            select gen_random_uuid(), authority_id, id, at, round, 'concluded', actor, 'WRONG_CHILD' from withdrawn)
          select cast(json_build_object('notification', id) as text) from withdrawn
          """;

  private static final String NOT_NEEDED =
      WRONG
          + """
          update delivery d set state = 'not_needed', settled_at = wrong.at
          from wrong join notification n on n.episode_id = wrong.episode_id and n.state = 'withdrawn'
          where d.notification_id = n.id and d.state = 'due'
          """;

  private static final String REMOVE =
      WRONG
          + """
          , removed as (
            delete from episode_event e using wrong
            where e.episode_id = wrong.episode_id and e.care_event_id = wrong.care_event_id
            returning wrong.child_id, wrong.care_event_id)
          select cast(json_build_object('child', child_id, 'careEvent', care_event_id) as text) from removed
          """;
}
