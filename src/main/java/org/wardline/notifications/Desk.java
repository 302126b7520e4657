package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** The door of pages: what a person may see. Opening a notification is itself recorded. */
@ApplicationScoped
public class Desk {
  private final AuthorityScope scope;
  private final DeskLists lists;
  private final DeskDetails details;
  private final DesktopItems desktop;
  private final VisibleNotifications visible;
  private final History history;
  private final AuditTrail audit;
  private final Clock clock;

  Desk(
      AuthorityScope scope,
      DeskLists lists,
      DeskDetails details,
      DesktopItems desktop,
      VisibleNotifications visible,
      History history,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.lists = lists;
    this.details = details;
    this.desktop = desktop;
    this.visible = visible;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A page of each of these groups; the place is where the page of the only one begins, or null.
   */
  @WithTransaction
  public Uni<Map<DeskGroup, DeskPage>> list(
      Worker worker, DeskView view, List<DeskGroup> groups, DeskPage.Place after) {
    DeskView allowed = DeskView.of(worker).contains(view) ? view : DeskView.MINE;
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> pages(worker, allowed, groups, after));
  }

  /** The first 200 that wait for an answer in a view: a word for each, another in another round. */
  @WithTransaction
  public Uni<List<String>> waiting(Worker worker, DeskView view) {
    return worker.mayAnswer() && DeskView.of(worker).contains(view)
        ? scope.enter(List.of(worker.authority())).chain(() -> lists.waiting(worker, view))
        : Uni.createFrom().item(List.of());
  }

  private Uni<Map<DeskGroup, DeskPage>> pages(
      Worker worker, DeskView view, List<DeskGroup> groups, DeskPage.Place after) {
    return Multi.createFrom()
        .iterable(groups)
        .onItem()
        .transformToUniAndConcatenate(
            group -> page(worker, view, group, after).map(page -> Map.entry(group, page)))
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** Nothing for who has no role any more that answers, whatever they were told before. */
  private Uni<DeskPage> page(Worker worker, DeskView view, DeskGroup group, DeskPage.Place after) {
    return worker.mayAnswer()
        ? lists.page(worker, view, group, after)
        : Uni.createFrom().item(new DeskPage(List.of(), null));
  }

  /** The notification with this reference, if this person may see it. */
  @WithTransaction
  public Uni<Optional<DeskItem>> find(Worker worker, String reference) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> lists.find(worker, reference))
        .map(found -> found.stream().filter(item -> worker.mayAnswer()).findFirst());
  }

  /**
   * Opens one: its items on this person's desktop are delivered by that. Empty when they may not
   * see it.
   */
  @WithTransaction
  public Uni<Optional<DeskDetail>> open(Worker worker, UUID id, SealingKeys keys) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> visible.find(worker, id))
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : show(worker, found.get(), keys).map(Optional::of));
  }

  /**
   * How one stands now, for a page that is open: nothing of the child is told, nothing recorded.
   * Empty when they may not see it.
   */
  @WithTransaction
  public Uni<Optional<Standing>> standing(Worker worker, UUID id) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> visible.find(worker, id))
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : details.standing(worker, id).map(Optional::of));
  }

  private Uni<DeskDetail> show(Worker worker, Notification found, SealingKeys keys) {
    Instant now = clock.instant();
    return desktop
        .shown(found.id(), worker.id(), now)
        .chain(
            count -> count == 0 ? Uni.createFrom().voidItem() : rememberShown(worker, found, now))
        .chain(() -> audit.append(List.of(viewed(worker, found))))
        .chain(() -> details.get(worker, found, keys));
  }

  private Uni<Void> rememberShown(Worker worker, Notification found, Instant now) {
    return history.append(List.of(Line.of(found, What.SHOWN, worker.id(), "", now)));
  }

  private static AuditEntry viewed(Worker worker, Notification found) {
    return AuditEntry.ofWorker(
        worker.id(), found.authority(), "viewed", Answers.TABLE, found.id(), "");
  }
}
