package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.notifications.DeskQueries.EventRow;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Channel;
import org.wardline.teams.Role;
import org.wardline.teams.Worker;

/**
 * The door to what a child's page says of notifications, in the caller's transaction, which must
 * have entered the authority; whether the reader may know of the child is for the caller to decide.
 */
@ApplicationScoped
public class ChildNotifications {
  private record Asked(UUID child, UUID reader, boolean oversees) {}

  private record Of(UUID notification, UUID reader) {}

  private record Row(
      UUID id,
      String reference,
      NotificationState state,
      Instant openedAt,
      String outcome,
      boolean mayOpen,
      List<EventRow> events) {}

  private final Batch batch;
  private final SealedEvents sealed;

  ChildNotifications(Batch batch, SealedEvents sealed) {
    this.batch = batch;
    this.sealed = sealed;
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
      List<DeskDetail.Event> events) {
    public Told {
      events = List.copyOf(events);
    }
  }

  /**
   * Somebody, or a team by its mailbox, who was told of a notification over some channels.
   *
   * @param at when the telling was planned
   */
  public record Telling(
      UUID notification, Instant at, String name, Role role, List<Channel> channels) {
    public Telling {
      channels = List.copyOf(channels);
    }
  }

  /**
   * The latest first; those of a time when the child was restricted are its keepers', and what was
   * withdrawn as another child's is not here.
   */
  public Uni<List<Told>> about(UUID child, Worker reader, SealingKeys keys) {
    return batch
        .query(
            """
        select cast(json_build_object('id', n.id, 'reference', n.reference, 'state', upper(n.state),
            'openedAt', n.opened_at, 'outcome', n.outcome,
            'mayOpen', not n.restricted and (k.oversees
                or k.reader in (n.allocated_worker_id, n.addressee_id, n.owner_id))
              or k.reader in (n.custodian_id, n.deputy_id)
              or exists (select from desktop_item d join delivery v on v.id = d.delivery_id and v.kind = 'tell'
                where d.notification_id = n.id and d.worker_id = k.reader and v.round >= n.restricted_from_round),
            'events', (select coalesce(json_agg(json_build_object('episode', e.episode_id,
                'careEvent', e.care_event_id, 'kind', upper(e.kind), 'occurredAt', e.occurred_at,
                'careSetting', e.care_setting, 'organisation', e.organisation, 'details', encode(e.details, 'hex'),
                'findings', e.findings, 'cancelled', e.cancelled_at is not null) order by e.occurred_at), '[]')
              from episode_event e where e.episode_id = n.episode_id)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, reader uuid, oversees boolean)
        join notification n on n.child_id = k.child
          and (not n.restricted or k.reader in (n.custodian_id, n.deputy_id))
          and n.outcome is distinct from 'WRONG_CHILD'
        order by n.opened_at desc limit 200
        """,
            List.of(new Asked(child, reader.id(), RightsPolicy.oversees(reader))),
            Row.class)
        .map(found -> found.stream().map(row -> told(row, keys)).toList());
  }

  private Told told(Row row, SealingKeys keys) {
    return new Told(
        row.id(),
        row.reference(),
        row.state(),
        row.openedAt(),
        row.outcome(),
        row.mayOpen(),
        row.events().stream().map(event -> sealed.event(event, keys)).toList());
  }

  /** The latest first, at most 200; of the keepers of a restriction only for one of them. */
  public Uni<List<Telling>> tellings(Collection<UUID> notifications, Worker reader) {
    return batch.query(
        TELLINGS,
        notifications.stream().map(id -> new Of(id, reader.id())).toList(),
        Telling.class);
  }

  private static final String TELLINGS =
      """
      select cast(json_build_object('notification', d.notification_id, 'at', min(d.planned_at),
          'name', coalesce(w.name, t.name), 'role', upper(d.addressed_as),
          'channels', json_agg(distinct upper(d.channel) order by upper(d.channel))) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (notification uuid, reader uuid)
      join notification n on n.id = k.notification
      join delivery d on d.notification_id = n.id and d.kind = 'tell' and d.addressed_as is not null
        and (d.state in ('sending', 'sent', 'delivered') or d.may_have_gone)
      left join worker w on w.id = d.recipient_id
      left join team t on t.id = d.recipient_id
      where coalesce(w.name, t.name) is not null and
      """
          + TimeLines.MAY_KNOW_WHO
          + """
          group by d.notification_id, d.round, d.step, d.recipient_id, d.addressed_as, w.name, t.name
          order by min(d.planned_at) desc, coalesce(w.name, t.name) limit 200
          """;
}
