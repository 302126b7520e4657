package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.Desk;
import org.wardline.notifications.DeskGroup;
import org.wardline.notifications.DeskItem;
import org.wardline.notifications.DeskPage;
import org.wardline.notifications.DeskView;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Reads lists of notifications, without those whose child the reader may not know of any more. */
@ApplicationScoped
class ListService {
  private final Desk desk;
  private final Children children;
  private final AuditTrail audit;
  private final ListedChildren listed;

  ListService(Desk desk, Children children, AuditTrail audit, ListedChildren listed) {
    this.desk = desk;
    this.children = children;
    this.audit = audit;
    this.listed = listed;
  }

  /**
   * Pages of a list.
   *
   * @param initials by child; of a restricted child there are none
   */
  record Listed(Map<DeskGroup, DeskPage> pages, Map<UUID, String> initials) {
    private static final DeskPage NONE = new DeskPage(List.of(), null);

    DeskPage of(DeskGroup group) {
      return pages.getOrDefault(group, NONE);
    }

    int count(DeskGroup group) {
      return of(group).items().size();
    }
  }

  /** Whose initials are shown is recorded. */
  @WithTransaction
  Uni<Listed> list(Worker reader, ListAddress at) {
    return desk.list(reader, at.view(), at.groups(), at.after())
        .chain(pages -> known(pages.values()).map(known -> listed(reader, pages, known)))
        .call(list -> recordShown(reader, list.initials().keySet()));
  }

  /** How many wait for an answer on the reader's usual list; nobody's initials are shown. */
  @WithTransaction
  Uni<String> countNew(Worker reader) {
    return desk.list(reader, DeskView.of(reader).getLast(), List.of(DeskGroup.NEW), null)
        .chain(pages -> known(pages.values()).map(known -> listed(reader, pages, known)))
        .map(list -> ListWording.count(list.of(DeskGroup.NEW)));
  }

  /** The id of the notification with this reference; empty when the reader may not know of it. */
  @WithTransaction
  Uni<Optional<UUID>> find(Worker reader, String reference) {
    return desk.find(reader, reference)
        .chain(
            found ->
                children
                    .get(found.stream().map(DeskItem::child).toList())
                    .map(known -> found.filter(item -> mayKnow(item, byId(known), reader))))
        .map(found -> found.map(DeskItem::id));
  }

  private Uni<List<RegisteredChild>> known(Collection<DeskPage> pages) {
    return children.get(
        pages.stream().flatMap(page -> page.items().stream()).map(DeskItem::child).toList());
  }

  private static Listed listed(
      Worker reader, Map<DeskGroup, DeskPage> pages, List<RegisteredChild> known) {
    Map<UUID, RegisteredChild> byId = byId(known);
    Map<DeskGroup, DeskPage> visible = new EnumMap<>(DeskGroup.class);
    pages.forEach((group, page) -> visible.put(group, visible(page, byId, reader)));
    Map<UUID, String> initials = new HashMap<>();
    visible.values().stream()
        .flatMap(page -> page.items().stream())
        .map(item -> byId.get(item.child()))
        .filter(child -> child != null && !child.restricted())
        .forEach(child -> initials.put(child.id(), Initials.of(child)));
    return new Listed(visible, initials);
  }

  private static DeskPage visible(DeskPage page, Map<UUID, RegisteredChild> byId, Worker reader) {
    return new DeskPage(
        page.items().stream().filter(item -> mayKnow(item, byId, reader)).toList(), page.end());
  }

  private static boolean mayKnow(DeskItem item, Map<UUID, RegisteredChild> byId, Worker reader) {
    RegisteredChild child = byId.get(item.child());
    return child == null || RestrictionPolicy.mayKnow(child, reader, item.restricted());
  }

  private static Map<UUID, RegisteredChild> byId(List<RegisteredChild> known) {
    Map<UUID, RegisteredChild> byId = new HashMap<>();
    known.forEach(child -> byId.put(child.id(), child));
    return byId;
  }

  private Uni<Void> recordShown(Worker reader, Collection<UUID> shown) {
    List<UUID> fresh = listed.notYet(reader.id(), new ArrayList<>(shown));
    return audit
        .append(fresh.stream().map(child -> InboxService.entry(reader, "listed", child)).toList())
        .invoke(() -> listed.shown(reader.id(), fresh));
  }
}
