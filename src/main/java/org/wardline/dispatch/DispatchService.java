package org.wardline.dispatch;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Deliveries;
import org.wardline.notifications.Outgoing;
import org.wardline.platform.security.AuthorityScope;

/** The two transactions of dispatch: before and after the sending. */
@ApplicationScoped
class DispatchService {
  private final AuthorityScope scope;
  private final Deliveries deliveries;

  DispatchService(AuthorityScope scope, Deliveries deliveries) {
    this.scope = scope;
    this.deliveries = deliveries;
  }

  @WithTransaction
  Uni<List<Outgoing>> claim(List<DeliveryPlanned> planned) {
    return scope
        .enter(planned.stream().map(DeliveryPlanned::authority).distinct().toList())
        .chain(() -> deliveries.claim(planned.stream().map(DeliveryPlanned::deliveryId).toList()));
  }

  @WithTransaction
  Uni<Void> record(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return scope
        .enter(attempts.stream().map(Attempt::authority).distinct().toList())
        .chain(() -> deliveries.record(attempts));
  }
}
