package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.notifications.DeskQueries.ItemRow;
import org.wardline.platform.data.Batch;
import org.wardline.platform.data.Place;
import org.wardline.teams.Worker;

/**
 * Reads lists page by page, each page by one statement that goes along an index and ends where the
 * page does. What hides a notification is part of the statement: it is neither counted nor the end
 * of a page.
 */
@ApplicationScoped
class DeskLists {
  /** How many stand on a page. */
  static final int PAGE = 25;

  private static final int MOST_WAITING = 200;

  private record Question(
      UUID worker, String authority, UUID team, Instant at, UUID id, String reference) {
    static Question of(Worker reader, Place after, String reference) {
      return new Question(
          reader.id(),
          reader.authority(),
          reader.teamId(),
          after == null ? null : after.at(),
          after == null ? null : after.id(),
          reference);
    }
  }

  private record Key(String key) {}

  private record Id(UUID id) {}

  /** A row, and where it stands in the order of the list. */
  private record Placed(ItemRow item, Instant place) {}

  private static final String ASKED =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
        as k (worker uuid, authority text, team uuid, at timestamptz, id uuid, reference text)
      """;

  private final Batch batch;
  private final DeskItems items;

  DeskLists(Batch batch, DeskItems items) {
    this.batch = batch;
    this.items = items;
  }

  /** One group of a view, from a place or from the beginning. */
  Uni<DeskPage> page(Worker reader, DeskView view, DeskGroup group, Place after) {
    return batch
        .query(statement(view, group), List.of(Question.of(reader, after, null)), Placed.class)
        .map(rows -> page(reader, rows));
  }

  /** The first of those that wait for an answer, each with its round: which of them are new. */
  Uni<List<String>> waiting(Worker reader, DeskView view) {
    return batch
        .query(
            "select cast(json_build_object('key', n.key) as text) "
                + ASKED
                + """
                cross join lateral (
                  select concat(n.reference, '.', n.round) as key from notification n
                  where n.authority_id = k.authority and %s and %s and %s
                  order by %s, n.id limit %d) n
                """
                    .formatted(
                        DeskGroup.NEW.condition(),
                        view.condition(),
                        VisibleNotifications.KNOWN,
                        DeskGroup.NEW.position(),
                        MOST_WAITING),
            List.of(Question.of(reader, null, null)),
            Key.class)
        .map(rows -> rows.stream().map(Key::key).toList());
  }

  /** The one with this reference that the reader may see; none, or one. */
  Uni<List<DeskItem>> find(Worker reader, String reference) {
    return batch
        .query(
            "select cast("
                + DeskQueries.COLUMNS
                + " as text) "
                + ASKED
                + """
                join notification n on n.authority_id = k.authority and n.reference = k.reference
                left join worker o on o.id = n.owner_id
                where\s"""
                + DeskView.of(reader).getLast().condition()
                + " and "
                + VisibleNotifications.KNOWN,
            List.of(Question.of(reader, null, reference)),
            ItemRow.class)
        .map(rows -> rows.stream().map(row -> items.of(reader.authority(), row)).toList());
  }

  /** Those that the reader may see. */
  Uni<List<UUID>> among(Worker reader, Collection<UUID> ids) {
    return batch
        .query(
            "select cast(json_build_object('id', n.id) as text) "
                + ASKED
                + "join notification n on n.id = k.id and n.authority_id = k.authority where "
                + DeskView.of(reader).getLast().condition()
                + " and "
                + VisibleNotifications.KNOWN,
            ids.stream().map(id -> Question.of(reader, new Place(null, id), null)).toList(),
            Id.class)
        .map(rows -> rows.stream().map(Id::id).toList());
  }

  private DeskPage page(Worker reader, List<Placed> rows) {
    List<Placed> shown = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
    Placed last = rows.size() > PAGE ? shown.getLast() : null;
    return new DeskPage(
        shown.stream().map(row -> items.of(reader.authority(), row.item())).toList(),
        last == null ? null : new Place(last.place(), last.item().id()));
  }

  private static String statement(DeskView view, DeskGroup group) {
    return """
        select cast(json_build_object('place', n.place, 'item', %s) as text)
        %s
        cross join lateral (
          select n.*, %s as place from notification n
          where n.authority_id = k.authority and %s and %s and %9$s
            and (k.id is null or (%3$s, n.id) %6$s (k.at, k.id))
          order by place %7$s, n.id %7$s limit %8$d) n
        left join worker o on o.id = n.owner_id
        order by n.place %7$s, n.id %7$s
        """
        .formatted(
            DeskQueries.COLUMNS,
            ASKED,
            group.position(),
            group.condition(),
            view.condition(),
            group.after(),
            group.order(),
            PAGE + 1,
            VisibleNotifications.KNOWN);
  }
}
