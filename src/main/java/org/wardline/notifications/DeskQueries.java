package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Worker;

/** What pages read, each by one statement. */
@ApplicationScoped
class DeskQueries {
  record EventRow(
      UUID careEvent,
      Kind kind,
      Instant occurredAt,
      String careSetting,
      String organisation,
      String details,
      List<String> findings,
      boolean cancelled) {}

  /** A line of the list as it is stored; the policy only as long as it is open. */
  record ItemRow(
      UUID id,
      String reference,
      NotificationState state,
      UUID child,
      boolean restricted,
      Instant openedAt,
      Instant answerBy,
      Instant unansweredSince,
      String policy,
      boolean waitsForMorning,
      int officeSteps,
      int outOfHoursSteps,
      Instant concludeBy,
      String owner,
      Instant ownedSince,
      boolean ownedByReader,
      String outcome,
      boolean unread) {}

  /** A line of the history as it is stored; the note sealed, in hex. */
  record LineRow(
      UUID id, Instant at, int round, String what, String actor, String detail, String note) {}

  private record Reader(UUID worker, UUID notification) {}

  private record Id(UUID id) {}

  private record Looked(UUID id, UUID reader) {}

  /** The fields of {@link ItemRow}, of a notification n with its owner o for a reader k. */
  static final String COLUMNS =
      """
      json_build_object('id', n.id, 'reference', n.reference, 'state', upper(n.state),
          'child', n.child_id, 'restricted', n.restricted, 'openedAt', n.opened_at, 'answerBy', n.step_due_at,
          'unansweredSince', case when n.state = 'open' then (select min(h.at) from notification_history h
            where h.notification_id = n.id and h.round = n.round and (h.escalates or h.what = 'nobody_answered')) end,
          'policy', case when n.state = 'open' then n.policy end, 'waitsForMorning', n.waits_for_morning,
          'officeSteps', n.office_steps, 'outOfHoursSteps', n.out_of_hours_steps,
          'concludeBy', n.conclude_by, 'owner', o.name, 'ownedSince', n.acknowledged_at,
          'ownedByReader', coalesce(n.owner_id = k.worker, false), 'outcome', coalesce(
            (select o ->> 'words' from jsonb_array_elements(cast(n.policy as jsonb) #> '{outcome,choices}') o
              where o ->> 'code' = n.outcome),
            case n.outcome when 'WRONG_CHILD' then 'About another child' end),
          'unread', exists (select from desktop_item d
             where d.notification_id = n.id and d.worker_id = k.worker and d.shown_at is null))
      """;

  private static final String EVENT =
      """
      select cast(json_build_object('careEvent', e.care_event_id, 'kind', e.kind, 'occurredAt', e.occurred_at,
          'careSetting', e.care_setting, 'organisation', e.organisation, 'details', encode(e.details, 'hex'),
          'findings', e.findings, 'cancelled', e.cancelled_at is not null) as text)
      """;

  private static final String LOOKED =
      "from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, reader uuid) ";

  /** First whose they are, along the child: in the order of time all of the council's were read. */
  private static final String OTHER_VISITS =
      "with other as materialized (select p.id, coalesce(own.concluded_at, 'infinity') as until "
          + LOOKED
          + """
          join episode o on o.id = k.id
          join notification own on own.episode_id = o.id and own.authority_id = o.authority_id
          join episode p on p.child_id = o.child_id and p.authority_id = o.authority_id and p.id <> o.id
          where not exists (select from notification n where n.episode_id = p.id
            and (n.outcome = 'WRONG_CHILD'
              or n.restricted and not coalesce(k.reader in (n.custodian_id, n.deputy_id), false))))
          """
          + EVENT
          + """
          from other o
          cross join lateral (
            select v.* from episode_event v where v.episode_id = o.id and v.occurred_at < o.until order by v.occurred_at desc limit 25) e
          order by e.occurred_at desc limit 25
          """;

  private final Batch batch;

  DeskQueries(Batch batch) {
    this.batch = batch;
  }

  Uni<ItemRow> item(Worker worker, UUID notification) {
    return batch
        .query(
            "select cast("
                + COLUMNS
                + """
                as text)
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (worker uuid, notification uuid)
                join notification n on n.id = k.notification
                left join worker o on o.id = n.owner_id
                """,
            List.of(new Reader(worker.id(), notification)),
            ItemRow.class)
        .map(List::getFirst);
  }

  Uni<List<EventRow>> events(UUID episode) {
    return batch.query(
        EVENT + LOOKED + "join episode_event e on e.episode_id = k.id order by e.occurred_at",
        List.of(new Id(episode)),
        EventRow.class);
  }

  /**
   * The latest 25 of the child's other episodes at this council, the latest first: not those that
   * were another child's, and those of a time of restriction for its keepers alone. Once it is
   * concluded, none of later: whoever was told of this visit follows the child no further.
   */
  Uni<List<EventRow>> otherVisits(Worker reader, UUID episode) {
    return batch.query(OTHER_VISITS, List.of(new Looked(episode, reader.id())), EventRow.class);
  }

  Uni<List<LineRow>> timeLine(UUID notification) {
    return batch.query(
        """
        select cast(json_build_object('id', h.id, 'at', h.at, 'round', h.round, 'what', h.what, 'actor', w.name,
            'detail', coalesce(t.name, o.words, h.detail), 'note', encode(h.note, 'hex')) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join notification_history h on h.notification_id = k.id
        left join worker w on w.id = h.actor_id
        left join worker t on t.id = case when h.what in ('handed_over', 'cover_asked') then cast(nullif(h.detail, '') as uuid) end
        left join lateral (
          select o ->> 'words' as words
          from notification n, jsonb_array_elements(cast(n.policy as jsonb) #> '{outcome,choices}') o
          where n.id = h.notification_id and h.what in ('concluded', 'withdrawn') and o ->> 'code' = h.detail) o on true
        order by h.position
        """,
        List.of(new Id(notification)),
        LineRow.class);
  }
}
