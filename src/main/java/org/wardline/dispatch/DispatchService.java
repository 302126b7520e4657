package org.wardline.dispatch;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.wardline.dispatch.Provisioning.Prepared;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Deliveries;
import org.wardline.notifications.Receipt;
import org.wardline.platform.security.AuthorityScope;

/** The transactions of dispatch: before and after the sending. */
@ApplicationScoped
public class DispatchService {
  private final AuthorityScope scope;
  private final Deliveries deliveries;
  private final Provisioning provisioning;

  DispatchService(AuthorityScope scope, Deliveries deliveries, Provisioning provisioning) {
    this.scope = scope;
    this.deliveries = deliveries;
    this.provisioning = provisioning;
  }

  @WithTransaction
  Uni<Prepared> claim(List<DeliveryPlanned> planned) {
    return enter(planned, DeliveryPlanned::authority)
        .chain(() -> deliveries.claim(planned.stream().map(DeliveryPlanned::deliveryId).toList()))
        .chain(provisioning::read);
  }

  @WithTransaction
  Uni<Void> record(List<Attempt> attempts) {
    return attempts.isEmpty()
        ? Uni.createFrom().voidItem()
        : enter(attempts, Attempt::authority).chain(() -> deliveries.record(attempts));
  }

  /** Records what providers say; answers of how many deliveries that are known. */
  @WithTransaction
  public Uni<Integer> confirm(List<Receipt> receipts) {
    return receipts.isEmpty()
        ? Uni.createFrom().item(0)
        : enter(receipts, Receipt::authority).chain(() -> deliveries.confirm(receipts));
  }

  private <T> Uni<Void> enter(Collection<T> things, Function<T, String> authority) {
    return scope.enter(things.stream().map(authority).distinct().toList());
  }
}
