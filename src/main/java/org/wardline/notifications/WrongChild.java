package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/**
 * Takes an event out of the file of a child whom it is not about. A notification that has no other
 * event is withdrawn; one that has stays.
 */
@ApplicationScoped
class WrongChild {
  private record Removal(UUID review, UUID actor, Instant at) {}

  private final Batch batch;

  WrongChild(Batch batch) {
    this.batch = batch;
  }

  /** The event of a review, from the child of its decision. */
  Uni<Integer> removeDecided(UUID review, UUID actor, Instant now) {
    List<Removal> removal = List.of(new Removal(review, actor, now));
    return batch
        .execute(WITHDRAW, removal)
        .chain(() -> batch.execute(NOT_NEEDED, removal))
        .chain(() -> batch.execute(REMOVE, removal));
  }

  private static final String WRONG =
      """
      with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
          as r (review uuid, actor uuid, at timestamptz)),
        wrong as (
          select e.episode_id, e.care_event_id, k.actor, k.at
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
            from wrong where n.episode_id = wrong.episode_id and n.state in ('open', 'acknowledged')
              and not exists (select from episode_event o
                where o.episode_id = wrong.episode_id and o.care_event_id <> wrong.care_event_id)
            returning n.id, n.authority_id, n.round, wrong.actor, wrong.at)
          insert into notification_history (id, authority_id, notification_id, at, round, what, actor_id, detail)
          select gen_random_uuid(), authority_id, id, at, round, 'concluded', actor, 'WRONG_CHILD' from withdrawn
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
          delete from episode_event e using wrong
          where e.episode_id = wrong.episode_id and e.care_event_id = wrong.care_event_id
          """;
}
