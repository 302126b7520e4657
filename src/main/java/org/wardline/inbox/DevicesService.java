package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Device;
import org.wardline.teams.PushServices;
import org.wardline.teams.PushSubscriptions;
import org.wardline.teams.PushSubscriptions.OwnDevice;
import org.wardline.teams.Worker;

/** The transactions of the page of one's own devices. */
@ApplicationScoped
class DevicesService {
  /** More than anybody carries; each of them is called for every notification. */
  private static final int MOST = 10;

  private final AuthorityScope scope;
  private final PushSubscriptions subscriptions;
  private final PushServices services;
  private final AuditTrail audit;

  DevicesService(
      AuthorityScope scope,
      PushSubscriptions subscriptions,
      PushServices services,
      AuditTrail audit) {
    this.scope = scope;
    this.subscriptions = subscriptions;
    this.services = services;
    this.audit = audit;
  }

  @WithTransaction
  Uni<List<OwnDevice>> list(Worker worker) {
    return scope.enter(List.of(worker.authority())).chain(() -> subscriptions.list(worker));
  }

  /** Answers what the page says then. */
  @WithTransaction
  Uni<Said> subscribe(Visit visit, Device device, String browser) {
    if (!services.reaches(device)) {
      return Uni.createFrom().item(Said.DEVICE_NOT_REACHED);
    }
    return scope
        .enter(List.of(visit.worker().authority()))
        .chain(() -> subscriptions.list(visit.worker()))
        .chain(
            own ->
                own.size() < MOST
                    ? remember(visit, device, browser)
                    : Uni.createFrom().item(Said.TOO_MANY_DEVICES));
  }

  private Uni<Said> remember(Visit visit, Device device, String browser) {
    return subscriptions
        .subscribe(visit.worker(), device, browser, visit.keys())
        .chain(id -> append(visit.worker(), "device_subscribed", id))
        .replaceWith(Said.DEVICE_SUBSCRIBED);
  }

  /** Answers what the page says then. */
  @WithTransaction
  Uni<Said> stop(Worker worker, UUID device) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> subscriptions.forget(worker, device))
        .chain(was -> was ? append(worker, "device_stopped", device) : Uni.createFrom().voidItem())
        .replaceWith(Said.DEVICE_STOPPED);
  }

  private Uni<Void> append(Worker worker, String action, UUID device) {
    return audit.append(
        List.of(
            AuditEntry.ofWorker(
                worker.id(), worker.authority(), action, "push_subscription", device, "")));
  }
}
