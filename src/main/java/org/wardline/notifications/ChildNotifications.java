package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Worker;

/**
 * The door to what a child's page says of notifications, in the caller's transaction, which must
 * have entered the authority; whether the reader may know of the child is for the caller to decide.
 */
@ApplicationScoped
public class ChildNotifications {
  private record Asked(UUID child, UUID reader, boolean oversees) {}

  private final Batch batch;

  ChildNotifications(Batch batch) {
    this.batch = batch;
  }

  /**
   * One notification about the child.
   *
   * @param outcome the code of what was decided, or null
   * @param mayOpen whether the reader sees its page
   */
  public record Told(
      UUID id,
      String reference,
      NotificationState state,
      Instant openedAt,
      String outcome,
      boolean mayOpen,
      List<Happened> events) {
    public Told {
      events = List.copyOf(events);
    }
  }

  /**
   * What happened; the setting is null when the message named none.
   *
   * @param cancelled whether its sender took it back
   */
  public record Happened(
      Kind kind, Instant at, String careSetting, String organisation, boolean cancelled) {}

  /**
   * The latest first; those of a time when the child was restricted are its keepers', and what was
   * withdrawn as another child's is not here.
   */
  public Uni<List<Told>> about(UUID child, Worker reader) {
    return batch.query(
        """
        select cast(json_build_object('id', n.id, 'reference', n.reference, 'state', upper(n.state),
            'openedAt', n.opened_at, 'outcome', n.outcome,
            'mayOpen', not n.restricted and (k.oversees
                or k.reader in (n.allocated_worker_id, n.addressee_id, n.owner_id))
              or k.reader in (n.custodian_id, n.deputy_id)
              or exists (select from desktop_item d join delivery v on v.id = d.delivery_id and v.kind = 'tell'
                where d.notification_id = n.id and d.worker_id = k.reader and v.round >= n.restricted_from_round),
            'events', (select coalesce(json_agg(json_build_object('kind', upper(e.kind), 'at', e.occurred_at,
                'careSetting', e.care_setting, 'organisation', e.organisation,
                'cancelled', e.cancelled_at is not null) order by e.occurred_at), '[]')
              from episode_event e where e.episode_id = n.episode_id)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, reader uuid, oversees boolean)
        join notification n on n.child_id = k.child
          and (not n.restricted or k.reader in (n.custodian_id, n.deputy_id))
          and n.outcome is distinct from 'WRONG_CHILD'
        order by n.opened_at desc limit 200
        """,
        List.of(new Asked(child, reader.id(), RightsPolicy.oversees(reader))),
        Told.class);
  }
}
