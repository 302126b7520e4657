package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.DeskQueries.EventRow;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** The door of pages: what a person may see. Opening a notification is itself recorded. */
@ApplicationScoped
public class Desk {
  private final AuthorityScope scope;
  private final DeskQueries queries;
  private final DesktopItems desktop;
  private final NotificationRepository notifications;
  private final EpisodeEvents events;
  private final History history;
  private final AuditTrail audit;
  private final Clock clock;

  Desk(
      AuthorityScope scope,
      DeskQueries queries,
      DesktopItems desktop,
      NotificationRepository notifications,
      EpisodeEvents events,
      History history,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.queries = queries;
    this.desktop = desktop;
    this.notifications = notifications;
    this.events = events;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  /** The notifications that concern this person, what needs an answer first; the latest 200. */
  @WithTransaction
  public Uni<List<DeskItem>> list(Worker worker) {
    return scope.enter(List.of(worker.authority())).chain(() -> queries.list(worker));
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
        .chain(() -> queries.item(worker, found.id()))
        .chain(item -> detail(worker, found, item, keys));
  }

  private Uni<Void> rememberShown(Worker worker, Notification found, Instant now) {
    return history.append(List.of(Line.of(found, What.SHOWN, worker.id(), "", now)));
  }

  private static AuditEntry viewed(Worker worker, Notification found) {
    return AuditEntry.ofWorker(
        worker.id(), found.authority(), "viewed", Answers.TABLE, found.id(), "");
  }

  private Uni<DeskDetail> detail(
      Worker worker, Notification found, DeskItem item, SealingKeys keys) {
    return queries
        .events(found.episode())
        .chain(
            rows ->
                queries
                    .timeLine(found.id())
                    .map(
                        lines ->
                            new DeskDetail(
                                item,
                                worker.id().equals(found.owner()),
                                found.state() == NotificationState.OPEN
                                    && RightsPolicy.mayAcknowledge(worker),
                                isUndecided(found) && RightsPolicy.mayConclude(found, worker),
                                isUndecided(found) && RightsPolicy.mayAcknowledge(worker),
                                note(found, keys),
                                rows.stream().map(row -> event(row, keys)).toList(),
                                lines)));
  }

  private static boolean isUndecided(Notification found) {
    return found.state() == NotificationState.OPEN
        || found.state() == NotificationState.ACKNOWLEDGED;
  }

  private static String note(Notification found, SealingKeys keys) {
    return found.note() == null
        ? null
        : new String(keys.open(found.note(), Answers.TABLE, found.id()), StandardCharsets.UTF_8);
  }

  private DeskDetail.Event event(EventRow row, SealingKeys keys) {
    EpisodeEvents.Details details =
        events.open(java.util.HexFormat.of().parseHex(row.details()), row.careEvent(), keys);
    return new DeskDetail.Event(
        row.kind(),
        row.occurredAt(),
        row.careSetting(),
        row.organisation().toUpperCase(Locale.ROOT),
        details.organisationName(),
        details.seenByName(),
        details.seenByRole(),
        row.findings());
  }

  private static Uni<Optional<DeskDetail>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }
}
