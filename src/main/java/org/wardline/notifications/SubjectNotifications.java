package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.notifications.DeskQueries.EventRow;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/**
 * The door to everything that is held of visits, notifications and reviews of one child, for its
 * subject, in the caller's transaction, which must have entered the authority; whether the reader
 * may know of the child is for the caller to decide.
 */
@ApplicationScoped
public class SubjectNotifications {
  private record Asked(UUID child, UUID reader) {}

  private record Row(
      UUID id,
      UUID episode,
      String reference,
      NotificationState state,
      Instant openedAt,
      String outcome) {}

  private record Read(List<EventRow> events, Map<UUID, List<DeskDetail.TimeLine>> lines) {}

  private final Batch batch;
  private final DeskQueries queries;
  private final SealedEvents sealed;
  private final TimeLines timeLines;

  SubjectNotifications(Batch batch, DeskQueries queries, SealedEvents sealed, TimeLines timeLines) {
    this.batch = batch;
    this.queries = queries;
    this.sealed = sealed;
    this.timeLines = timeLines;
  }

  /**
   * One notification with the visit that it is about.
   *
   * @param outcome what was decided, in words, or null
   */
  public record Held(
      UUID id,
      String reference,
      NotificationState state,
      Instant openedAt,
      String outcome,
      List<DeskDetail.Event> events,
      List<DeskDetail.TimeLine> timeLine) {
    public Held {
      events = List.copyOf(events);
      timeLine = List.copyOf(timeLine);
    }

    @Override
    public String toString() {
      return "Held[" + id + ']';
    }
  }

  /**
   * That somebody had to decide whether a message is about the child; nothing of the message, which
   * may be about somebody else.
   *
   * @param isTheirs whether it was decided that it is; null as long as nobody has
   * @param decidedBy null when the register made it clear
   */
  public record Reviewed(Instant openedAt, Boolean isTheirs, Instant decidedAt, String decidedBy) {}

  /**
   * The earliest first; those of a time when the child was restricted are its keepers', and what
   * was withdrawn as another child's is not here.
   */
  public Uni<List<Held>> of(UUID child, Worker reader, SealingKeys keys) {
    return batch
        .query(NOTIFICATIONS, List.of(new Asked(child, reader.id())), Row.class)
        .chain(rows -> read(rows, keys).map(read -> held(rows, read, keys)));
  }

  /** Of those who were told, the file names none who may be a keeper of the restriction. */
  private Uni<Read> read(List<Row> rows, SealingKeys keys) {
    return queries
        .events(rows.stream().map(Row::episode).toList())
        .chain(
            events ->
                timeLines
                    .of(rows.stream().map(Row::id).toList(), null, keys)
                    .map(lines -> new Read(events, lines)));
  }

  private List<Held> held(List<Row> rows, Read read, SealingKeys keys) {
    Map<UUID, List<EventRow>> events =
        read.events().stream().collect(Collectors.groupingBy(EventRow::episode));
    return rows.stream()
        .map(
            row ->
                new Held(
                    row.id(),
                    row.reference(),
                    row.state(),
                    row.openedAt(),
                    row.outcome(),
                    events.getOrDefault(row.episode(), List.of()).stream()
                        .map(event -> sealed.event(event, keys))
                        .toList(),
                    read.lines().getOrDefault(row.id(), List.of())))
        .toList();
  }

  /** The earliest first. */
  public Uni<List<Reviewed>> reviews(UUID child) {
    return batch.query(REVIEWS, List.of(new Asked(child, null)), Reviewed.class);
  }

  private static final String NOTIFICATIONS =
      """
      select cast(json_build_object('id', n.id, 'episode', n.episode_id, 'reference', n.reference,
          'state', upper(n.state), 'openedAt', n.opened_at, 'outcome', (
            select o ->> 'words' from jsonb_array_elements(cast(n.policy as jsonb) #> '{outcome,choices}') o
            where o ->> 'code' = n.outcome)) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid, reader uuid)
      join notification n on n.child_id = k.child
        and (not n.restricted or k.reader in (n.custodian_id, n.deputy_id))
        and n.outcome is distinct from 'WRONG_CHILD'
      order by n.opened_at, n.id
      """;

  private static final String REVIEWS =
      """
      select cast(json_build_object('openedAt', r.opened_at, 'isTheirs', case when r.state = 'decided'
            then coalesce(r.child_id = k.child, false) end,
          'decidedAt', r.decided_at, 'decidedBy', w.name) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid)
      join child c on c.id = k.child
      join review r on r.authority_id = c.authority_id and (r.child_id = k.child or k.child = any (r.candidates))
      left join worker w on w.id = r.decided_by
      order by r.opened_at, r.id
      """;
}
