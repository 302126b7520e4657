package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/**
 * Shows one notification to somebody who may see it, in the running transaction: its items on their
 * desktop are delivered by that, and that they looked is recorded.
 */
@ApplicationScoped
class DeskShowing {
  private final DeskDetails details;
  private final DesktopItems desktop;
  private final History history;
  private final AuditTrail audit;
  private final Clock clock;

  DeskShowing(
      DeskDetails details, DesktopItems desktop, History history, AuditTrail audit, Clock clock) {
    this.details = details;
    this.desktop = desktop;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<DeskDetail> show(Worker worker, Notification found, SealingKeys keys) {
    Instant now = clock.instant();
    return desktop
        .shown(found.id(), worker.id(), now)
        .chain(
            count -> count == 0 ? Uni.createFrom().voidItem() : rememberShown(worker, found, now))
        .chain(() -> audit.append(List.of(viewed(worker, found))))
        .chain(() -> details.get(worker, found, keys));
  }

  /** How one stands now: nothing of the child is shown, so that nothing is recorded. */
  Uni<Standing> standing(Worker worker, UUID id) {
    return details.standing(worker, id);
  }

  private Uni<Void> rememberShown(Worker worker, Notification found, Instant now) {
    return history.append(List.of(Line.of(found, What.SHOWN, worker.id(), "", now)));
  }

  private static AuditEntry viewed(Worker worker, Notification found) {
    return AuditEntry.ofWorker(
        worker.id(), found.authority(), "viewed", Answers.TABLE, found.id(), "");
  }
}
