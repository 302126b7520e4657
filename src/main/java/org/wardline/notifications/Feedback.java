package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** The door to what people say of a notification's use, when they have concluded it. */
@ApplicationScoped
public class Feedback {
  private final AuthorityScope scope;
  private final VisibleNotifications visible;
  private final AuditTrail audit;

  Feedback(AuthorityScope scope, VisibleNotifications visible, AuditTrail audit) {
    this.scope = scope;
    this.visible = visible;
    this.audit = audit;
  }

  /**
   * It was of no use; from others than those who see it and may conclude it, nothing is recorded.
   */
  @WithTransaction
  public Uni<Void> notUseful(Worker worker, UUID notification) {
    return scope
        .enter(List.of(worker.authority()))
        .chain(() -> visible.findLocked(worker, notification))
        .chain(
            found ->
                found.filter(it -> RightsPolicy.mayConclude(it, worker)).isPresent()
                        && found.get().sayNotUseful()
                    ? audit.append(List.of(said(worker, notification)))
                    : Uni.createFrom().voidItem());
  }

  private static AuditEntry said(Worker worker, UUID notification) {
    return AuditEntry.ofWorker(
        worker.id(), worker.authority(), "said not useful", Answers.TABLE, notification, "");
  }
}
