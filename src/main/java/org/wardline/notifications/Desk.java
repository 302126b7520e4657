package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Place;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** The door of pages: what a person may see. Opening a notification is itself recorded. */
@ApplicationScoped
public class Desk {
  private final AuthorityScope scope;
  private final DeskLists lists;
  private final VisibleNotifications visible;
  private final DeskShowing showing;

  Desk(AuthorityScope scope, DeskLists lists, VisibleNotifications visible, DeskShowing showing) {
    this.scope = scope;
    this.lists = lists;
    this.visible = visible;
    this.showing = showing;
  }

  /**
   * A page of each of these groups; the place is where the page of the only one begins, or null.
   */
  @WithTransaction
  public Uni<Map<DeskGroup, DeskPage>> list(
      Worker worker, DeskView view, List<DeskGroup> groups, Place after) {
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
      Worker worker, DeskView view, List<DeskGroup> groups, Place after) {
    return Multi.createFrom()
        .iterable(groups)
        .onItem()
        .transformToUniAndConcatenate(
            group -> page(worker, view, group, after).map(page -> Map.entry(group, page)))
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** Nothing for who has no role any more that answers, whatever they were told before. */
  private Uni<DeskPage> page(Worker worker, DeskView view, DeskGroup group, Place after) {
    return worker.mayAnswer()
        ? lists.page(worker, view, group, after)
        : Uni.createFrom().item(new DeskPage(List.of(), null));
  }

  /** The notification with this reference, if this person may see it. */
  @WithTransaction
  public Uni<Optional<DeskItem>> find(Worker worker, String reference) {
    return worker.mayAnswer()
        ? scope
            .enter(List.of(worker.authority()))
            .chain(() -> lists.find(worker, reference))
            .map(found -> found.stream().findFirst())
        : Uni.createFrom().item(Optional.empty());
  }

  /** Those of these notifications that this person may see; nothing of them is told. */
  @WithTransaction
  public Uni<List<UUID>> among(Worker worker, Collection<UUID> ids) {
    return worker.mayAnswer() && !ids.isEmpty()
        ? scope.enter(List.of(worker.authority())).chain(() -> lists.among(worker, ids))
        : Uni.createFrom().item(List.of());
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
                    : showing.show(worker, found.get(), keys).map(Optional::of));
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
                    : showing.standing(worker, id).map(Optional::of));
  }
}
