package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.teams.Worker;

/** Remembers in the trail who broke glass, who looked through it, and who reviewed it. */
@ApplicationScoped
class GlassTrail {
  static final String VIEWED = "viewed through broken glass";

  private final AuditTrail audit;

  GlassTrail(AuditTrail audit) {
    this.audit = audit;
  }

  Uni<Void> viewed(Worker operator, String kind, UUID item) {
    return remember(operator, VIEWED, kind, item);
  }

  Uni<Void> reviewed(Worker reviewer, UUID opening, boolean justified) {
    return remember(
        reviewer,
        justified ? "broken glass justified" : "broken glass not justified",
        "break_glass",
        opening);
  }

  Uni<Void> remember(Worker worker, String action, String kind, UUID subject) {
    return audit.append(
        List.of(AuditEntry.ofWorker(worker.id(), worker.authority(), action, kind, subject, "")));
  }
}
