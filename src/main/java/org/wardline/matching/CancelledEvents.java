package org.wardline.matching;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.EventAccepted;
import org.wardline.platform.data.Batch;

/** The rows of events that take others back, and of those that are taken back. */
@ApplicationScoped
class CancelledEvents {
  /**
   * An undecided event about which nothing needs to be decided.
   *
   * @param cancels the event that it takes back, or null when it is taken back itself
   */
  record Undecided(UUID id, UUID cancels) {}

  /** That an authority holds an event in a notification or in review. */
  record Held(UUID careEvent, String authority) {}

  private record Touched(UUID id, Instant at) {}

  private final Batch batch;

  CancelledEvents(Batch batch) {
    this.batch = batch;
  }

  /** Those of the announced that cancel or are cancelled, locked until the transaction ends. */
  Uni<List<Undecided>> claim(Collection<EventAccepted> announced) {
    return batch.query(
        """
        select cast(json_build_object('id', c.id, 'cancels', c.cancels) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ("careEventId" uuid)
        join care_event c on c.id = k."careEventId"
        where c.state = 'accepted'
          and (c.cancels is not null or exists (select from care_event x where x.cancels = c.id))
        order by c.id for update of c
        """,
        announced,
        Undecided.class);
  }

  /** Waits until nobody decides about these any more. */
  Uni<Void> lock(Collection<UUID> ids) {
    return batch
        .query(
            """
            select cast(to_json(c.id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join care_event c on c.id = k.id
            order by c.id for update of c
            """,
            touched(ids, null),
            UUID.class)
        .replaceWithVoid();
  }

  /** Where these have been taken to; asked before an authority is entered. */
  Uni<List<Held>> held(Collection<UUID> ids) {
    return batch.query(
        """
        select cast(json_build_object('careEvent', h.care_event_id, 'authority', h.authority_id) as text)
        from held_events(cast(cast(?1 as text) as jsonb)) h
        """,
        touched(ids, null),
        Held.class);
  }

  /** Of what nobody follows, or has looked at, nothing is kept. */
  Uni<Void> erase(Collection<UUID> ids, Instant now) {
    return batch
        .execute(
            """
            update care_event c
            set state = 'nobody_follows', body = null, erased_at = k.at, looked_at = k.at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, at timestamptz)
            where c.id = k.id and c.state in ('accepted', 'nobody_follows') and c.body is not null
            """,
            touched(ids, now))
        .replaceWithVoid();
  }

  private static List<Touched> touched(Collection<UUID> ids, Instant at) {
    return ids.stream().map(id -> new Touched(id, at)).toList();
  }
}
