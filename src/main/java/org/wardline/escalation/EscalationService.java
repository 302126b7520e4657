package org.wardline.escalation;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wardline.escalation.Unsettled.Due;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.notifications.DueNotifications;
import org.wardline.notifications.ReviewRounds;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Rotas;

/** The transactions of one authority, each of its own. */
@ApplicationScoped
class EscalationService {
  private final AuthorityScope scope;
  private final DueNotifications notifications;
  private final ReviewRounds reviews;
  private final Rotas rotas;

  EscalationService(
      AuthorityScope scope, DueNotifications notifications, ReviewRounds reviews, Rotas rotas) {
    this.scope = scope;
    this.notifications = notifications;
    this.reviews = reviews;
    this.rotas = rotas;
  }

  /** Takes from those who are away what they own or are asked for. */
  @WithTransaction
  Uni<List<DeliveryPlanned>> handOverFromAway(String authority, List<Due> held) {
    return scope
        .enter(List.of(authority))
        .chain(() -> notifications.handOverFromAway(held.stream().map(Due::id).toList()));
  }

  @WithTransaction
  Uni<List<DeliveryPlanned>> advance(String authority, List<Due> due) {
    return scope
        .enter(List.of(authority))
        .chain(() -> notifications.advance(due.stream().map(Due::id).toList()));
  }

  @WithTransaction
  Uni<List<DeliveryPlanned>> advanceReviews(String authority, List<Due> due) {
    return scope
        .enter(List.of(authority))
        .chain(() -> reviews.advance(due.stream().map(Due::id).toList()));
  }

  @WithTransaction
  Uni<Void> checkRota(String authority) {
    return scope.enter(List.of(authority)).chain(() -> rotas.check(authority));
  }
}
