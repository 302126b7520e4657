package org.wardline.dispatch.push;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Device;
import org.wardline.teams.PushSubscriptions;
import org.wardline.teams.Worker;

/** A worker's page that subscribes a device. */
@ApplicationScoped
class Subscribing {
  private final Sealing sealing;
  private final InTransaction inside;

  Subscribing(Sealing sealing, InTransaction inside) {
    this.sealing = sealing;
    this.inside = inside;
  }

  Uni<UUID> subscribe(Worker worker, Device device) {
    return sealing.keys().chain(keys -> inside.subscribe(worker, device, keys));
  }

  Uni<Void> unsubscribeAll(Worker worker) {
    return inside.unsubscribeAll(worker);
  }

  /** What runs in one transaction. */
  @ApplicationScoped
  static class InTransaction {
    private final AuthorityScope scope;
    private final PushSubscriptions subscriptions;

    InTransaction(AuthorityScope scope, PushSubscriptions subscriptions) {
      this.scope = scope;
      this.subscriptions = subscriptions;
    }

    @WithTransaction
    Uni<UUID> subscribe(Worker worker, Device device, SealingKeys keys) {
      return scope
          .enter(List.of(worker.authority()))
          .chain(() -> subscriptions.subscribe(worker, device, "Chrome on Android", keys));
    }

    @WithTransaction
    Uni<Void> unsubscribeAll(Worker worker) {
      return scope
          .enter(List.of(worker.authority()))
          .chain(() -> subscriptions.find(List.of(worker.id())))
          .chain(
              found ->
                  subscriptions.forget(
                      found.stream().map(PushSubscriptions.Subscription::id).toList()));
    }
  }
}
