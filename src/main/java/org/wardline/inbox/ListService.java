package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.Desk;
import org.wardline.notifications.DeskGroup;
import org.wardline.notifications.DeskItem;
import org.wardline.notifications.DeskPage;
import org.wardline.notifications.DeskView;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Reads lists of notifications, with the initials of their children. */
@ApplicationScoped
class ListService {
  private final Desk desk;
  private final Children children;
  private final AuditTrail audit;
  private final ListedChildren listed;
  private final Teams teams;

  ListService(Desk desk, Children children, AuditTrail audit, ListedChildren listed, Teams teams) {
    this.desk = desk;
    this.teams = teams;
    this.children = children;
    this.audit = audit;
    this.listed = listed;
  }

  /**
   * Pages of a list.
   *
   * @param initials by child; of a restricted child there are none
   * @param waiting which wait for an answer, whatever the pages show of them
   * @param teams of the council
   */
  record Listed(
      Map<DeskGroup, DeskPage> pages,
      Map<UUID, String> initials,
      List<String> waiting,
      List<Team> teams) {
    private static final DeskPage NONE = new DeskPage(List.of(), null);

    DeskPage of(DeskGroup group) {
      return pages.getOrDefault(group, NONE);
    }
  }

  /** Whose initials are shown is recorded; only what is recorded for good is not recorded again. */
  Uni<Listed> list(Worker reader, ListAddress at) {
    return Panache.withTransaction(() -> listAndRecord(reader, at))
        .invoke(recorded -> listed.shown(reader.id(), recorded.fresh()))
        .map(Recorded::list);
  }

  /** A list, and which of its children have an entry by it. */
  private record Recorded(Listed list, List<UUID> fresh) {}

  private Uni<Recorded> listAndRecord(Worker reader, ListAddress at) {
    return desk.list(reader, at.view(), at.groups(), at.after())
        .chain(pages -> around(reader, at, pages))
        .map(list -> new Recorded(list, listed.notYet(reader.id(), list.initials().keySet())))
        .call(recorded -> audit.append(entries(reader, recorded.fresh())));
  }

  private static List<AuditEntry> entries(Worker reader, List<UUID> fresh) {
    return fresh.stream().map(child -> InboxService.entry(reader, "listed", child)).toList();
  }

  private Uni<Listed> around(Worker reader, ListAddress at, Map<DeskGroup, DeskPage> pages) {
    return initials(pages.values())
        .chain(
            initials ->
                desk.waiting(reader, at.view())
                    .chain(
                        waiting ->
                            teams
                                .all(reader.authority())
                                .map(all -> new Listed(pages, initials, waiting, all))));
  }

  /** How many wait for an answer on the reader's usual list; nobody's initials are shown. */
  Uni<String> countNew(Worker reader) {
    return desk.list(reader, DeskView.of(reader).getLast(), List.of(DeskGroup.NEW), null)
        .map(pages -> ListWording.count(pages.get(DeskGroup.NEW)));
  }

  /** The id of the notification with this reference; empty when the reader may not know of it. */
  Uni<Optional<UUID>> find(Worker reader, String reference) {
    return desk.find(reader, reference).map(found -> found.map(DeskItem::id));
  }

  private Uni<Map<UUID, String>> initials(Collection<DeskPage> pages) {
    return children
        .get(
            pages.stream()
                .flatMap(page -> page.items().stream())
                .map(DeskItem::child)
                .distinct()
                .toList())
        .map(
            known ->
                known.stream()
                    .filter(child -> !child.restricted())
                    .collect(Collectors.toMap(RegisteredChild::id, Initials::of)));
  }
}
