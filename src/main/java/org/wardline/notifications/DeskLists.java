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

/** Reads lists page by page, each page by one statement. */
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

  private final Batch batch;
  private final DeskItems items;

  DeskLists(Batch batch, DeskItems items) {
    this.batch = batch;
    this.items = items;
  }

  /** One group of a view, from a place or from the beginning. */
  Uni<DeskPage> page(Worker reader, DeskView view, DeskGroup group, Place after) {
    return batch
        .query(
            DeskStatements.page(view, group, after != null, PAGE + 1),
            List.of(Question.of(reader, after, null)),
            Placed.class)
        .map(rows -> page(reader, rows));
  }

  /** The first of those that wait for an answer, each with its round: which of them are new. */
  Uni<List<String>> waiting(Worker reader, DeskView view) {
    return batch
        .query(
            DeskStatements.waiting(view, MOST_WAITING),
            List.of(Question.of(reader, null, null)),
            Key.class)
        .map(rows -> rows.stream().map(Key::key).toList());
  }

  /** The one with this reference that the reader may see; none, or one. */
  Uni<List<DeskItem>> find(Worker reader, String reference) {
    return batch
        .query(
            DeskStatements.find(DeskView.of(reader).getLast()),
            List.of(Question.of(reader, null, reference)),
            ItemRow.class)
        .map(rows -> rows.stream().map(row -> items.of(reader.authority(), row)).toList());
  }

  /** Those that the reader may see. */
  Uni<List<UUID>> among(Worker reader, Collection<UUID> ids) {
    return batch
        .query(
            DeskStatements.among(DeskView.of(reader).getLast()),
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
}
