package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.Desk;
import org.wardline.notifications.DeskDetail;
import org.wardline.notifications.DeskItem;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Joins what the desk says of notifications with what the register says of their children. */
@ApplicationScoped
class InboxService {
  private final Desk desk;
  private final Children children;
  private final AuditTrail audit;
  private final ListedChildren listed;

  InboxService(Desk desk, Children children, AuditTrail audit, ListedChildren listed) {
    this.desk = desk;
    this.children = children;
    this.audit = audit;
    this.listed = listed;
  }

  /**
   * The notifications of a person.
   *
   * @param initials by child; of a restricted child there are none
   */
  record Listed(List<DeskItem> items, Map<UUID, String> initials) {}

  /** One notification; the child is null when the register does not hold it any more. */
  record Opened(DeskDetail detail, RegisteredChild child) {}

  @WithTransaction
  Uni<Listed> list(Worker reader) {
    return desk.list(reader)
        .chain(
            items ->
                children
                    .get(items.stream().map(DeskItem::child).toList())
                    .map(known -> listed(reader, items, known)))
        .call(list -> recordShown(reader, list.initials().keySet()));
  }

  private static Listed listed(Worker reader, List<DeskItem> items, List<RegisteredChild> known) {
    Map<UUID, RegisteredChild> byId = new HashMap<>();
    known.forEach(child -> byId.put(child.id(), child));
    List<DeskItem> visible =
        items.stream()
            .filter(item -> mayKnow(byId.get(item.child()), reader, item.restricted()))
            .toList();
    Map<UUID, String> initials = new HashMap<>();
    visible.stream()
        .map(item -> byId.get(item.child()))
        .filter(child -> child != null && !child.restricted())
        .forEach(child -> initials.put(child.id(), Initials.of(child)));
    return new Listed(visible, initials);
  }

  private static boolean mayKnow(RegisteredChild child, Worker reader, boolean asRestricted) {
    return child == null || RestrictionPolicy.mayKnow(child, reader, asRestricted);
  }

  private Uni<Void> recordShown(Worker reader, Collection<UUID> shown) {
    List<UUID> fresh = listed.notYet(reader.id(), shown);
    return audit
        .append(fresh.stream().map(child -> entry(reader, "listed", child)).toList())
        .invoke(() -> listed.shown(reader.id(), fresh));
  }

  private static AuditEntry entry(Worker reader, String action, UUID child) {
    return AuditEntry.ofWorker(reader.id(), reader.authority(), action, "child", child, "");
  }

  /**
   * Empty when there is none, or this person may not see it. That a child became restricted since
   * ends as not found, and as if nobody had asked.
   */
  @WithTransaction
  Uni<Optional<Opened>> open(Worker reader, UUID id, SealingKeys keys) {
    return desk.open(reader, id, keys)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.<Opened>empty())
                    : withChild(reader, found.get()));
  }

  private Uni<Optional<Opened>> withChild(Worker reader, DeskDetail detail) {
    UUID id = detail.item().child();
    return children
        .get(List.of(id))
        .map(known -> known.stream().findFirst().orElse(null))
        .invoke(child -> refuseUnlessKnown(child, reader, detail.item().restricted()))
        .call(() -> audit.append(List.of(entry(reader, "viewed", id))))
        .map(child -> Optional.of(new Opened(detail, child)));
  }

  private static void refuseUnlessKnown(
      RegisteredChild child, Worker reader, boolean asRestricted) {
    if (!mayKnow(child, reader, asRestricted)) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }
}
