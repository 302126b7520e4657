package org.wardline.register.loading;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;

/**
 * Writes into the audit trail in which children a load changed something: one entry for each, by
 * one statement for all, and none for those of whom it says nothing new.
 */
@ApplicationScoped
class ChildTrail {
  static final String ADDED = "added";
  static final String CHANGED = "changed";
  static final String CLOSED = "closed";

  private final AuditTrail audit;

  ChildTrail(AuditTrail audit) {
    this.audit = audit;
  }

  Uni<Void> remember(Load load, Collection<UUID> changed, Function<UUID, String> how) {
    String detail = "register_load:" + load.id();
    return audit.append(
        changed.stream()
            .map(
                child ->
                    AuditEntry.ofFunction(
                        "loading", load.authority(), how.apply(child), "child", child, detail))
            .toList());
  }
}
