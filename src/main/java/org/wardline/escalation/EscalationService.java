package org.wardline.escalation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wardline.escalation.Unsettled.DueNotification;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.Notifications;
import org.wardline.platform.security.AuthorityScope;

/** The transaction of one authority's due steps. */
@ApplicationScoped
class EscalationService {
  private final AuthorityScope scope;
  private final Notifications notifications;

  EscalationService(AuthorityScope scope, Notifications notifications) {
    this.scope = scope;
    this.notifications = notifications;
  }

  /** Takes from those who are away what they own or are asked for. */
  @WithTransaction
  Uni<List<DeliveryPlanned>> handOverFromAway(String authority, List<DueNotification> held) {
    return scope
        .enter(List.of(authority))
        .chain(
            () -> notifications.handOverFromAway(held.stream().map(DueNotification::id).toList()));
  }

  @WithTransaction
  Uni<List<DeliveryPlanned>> advance(String authority, List<DueNotification> due) {
    return scope
        .enter(List.of(authority))
        .chain(() -> notifications.advance(due.stream().map(DueNotification::id).toList()));
  }
}
