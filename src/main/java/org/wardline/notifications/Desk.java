package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
  private final DeskItems items;
  private final DeskDetails details;
  private final DesktopItems desktop;
  private final NotificationRepository notifications;
  private final History history;
  private final AuditTrail audit;
  private final Clock clock;

  Desk(
      AuthorityScope scope,
      DeskItems items,
      DeskDetails details,
      DesktopItems desktop,
      NotificationRepository notifications,
      History history,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.items = items;
    this.details = details;
    this.desktop = desktop;
    this.notifications = notifications;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  /** The notifications that concern this person, what needs an answer first; the latest 200. */
  @WithTransaction
  public Uni<List<DeskItem>> list(Worker worker) {
    return scope.enter(List.of(worker.authority())).chain(() -> items.list(worker));
  }

  /** How many of them wait for an answer; nobody is shown any of them. */
  @WithTransaction
  public Uni<Long> countNew(Worker worker) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> items.list(worker))
        .map(list -> list.stream().filter(i -> i.state() == NotificationState.OPEN).count());
  }

  /**
   * Opens one: its items on this person's desktop are delivered by that. Empty when they may not
   * see it.
   */
  @WithTransaction
  public Uni<Optional<DeskDetail>> open(Worker worker, UUID id, SealingKeys keys) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> notifications.findById(id))
        .chain(found -> found == null ? nothing() : openIfVisible(worker, found, keys));
  }

  private Uni<Optional<DeskDetail>> openIfVisible(
      Worker worker, Notification found, SealingKeys keys) {
    return desktop
        .wasTold(found.id(), worker.id())
        .chain(
            told ->
                RightsPolicy.maySee(found, worker, told)
                    ? show(worker, found, keys).map(Optional::of)
                    : nothing());
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

  private static Uni<Optional<DeskDetail>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }
}
