package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** The door to what people say of a notification's use, when they have concluded it. */
@ApplicationScoped
public class Feedback {
  private record Said(UUID id, UUID worker, boolean manages) {}

  private final AuthorityScope scope;
  private final VisibleNotifications visible;
  private final Batch batch;
  private final AuditTrail audit;

  Feedback(AuthorityScope scope, VisibleNotifications visible, Batch batch, AuditTrail audit) {
    this.scope = scope;
    this.visible = visible;
    this.batch = batch;
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
            found -> found.isEmpty() ? Uni.createFrom().voidItem() : record(worker, notification));
  }

  private Uni<Void> record(Worker worker, UUID notification) {
    return batch
        .execute(
            """
                    update notification n set not_useful = true
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, worker uuid, manages boolean)
                    where n.id = k.id and n.state in ('concluded', 'withdrawn') and not n.not_useful
                      and (k.worker in (n.owner_id, n.allocated_worker_id) or k.manages)
                    """,
            List.of(new Said(notification, worker.id(), worker.roles().contains("manager"))))
        .chain(
            changed ->
                changed == 0
                    ? Uni.createFrom().voidItem()
                    : audit.append(
                        List.of(
                            AuditEntry.ofWorker(
                                worker.id(),
                                worker.authority(),
                                "said not useful",
                                Answers.TABLE,
                                notification,
                                ""))));
  }
}
