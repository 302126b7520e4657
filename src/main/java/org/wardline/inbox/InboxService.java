package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.Desk;
import org.wardline.notifications.DeskDetail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Joins what the desk says of notifications with what the register says of their children. */
@ApplicationScoped
class InboxService {
  private final Desk desk;
  private final Children children;
  private final AuditTrail audit;

  InboxService(Desk desk, Children children, AuditTrail audit) {
    this.desk = desk;
    this.children = children;
    this.audit = audit;
  }

  /** One notification; the child is null when the register does not hold it any more. */
  record Opened(DeskDetail detail, RegisteredChild child) {}

  private static boolean mayKnow(RegisteredChild child, Worker reader, boolean asRestricted) {
    return child == null || RestrictionPolicy.mayKnow(child, reader, asRestricted);
  }

  static AuditEntry entry(Worker reader, String action, UUID child) {
    return AuditEntry.ofWorker(reader.id(), reader.authority(), action, "child", child, "");
  }

  /**
   * Empty when there is none, or this person may not see it. That a child became restricted since
   * ends as not found, and as if nobody had asked.
   */
  @WithTransaction
  Uni<Optional<Opened>> open(Worker reader, UUID id, SealingKeys keys) {
    return desk.open(reader, id, keys)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.<Opened>empty())
                    : withChild(reader, found.get()));
  }

  private Uni<Optional<Opened>> withChild(Worker reader, DeskDetail detail) {
    UUID id = detail.item().child();
    return children
        .get(List.of(id))
        .map(known -> known.stream().findFirst().orElse(null))
        .invoke(child -> refuseUnlessKnown(child, reader, detail.item().restricted()))
        .call(() -> audit.append(List.of(entry(reader, "viewed", id))))
        .map(child -> Optional.of(new Opened(detail, child)));
  }

  private static void refuseUnlessKnown(
      RegisteredChild child, Worker reader, boolean asRestricted) {
    if (!mayKnow(child, reader, asRestricted)) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }
}
