package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.inbox.ChildAccess.Opened;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Opens a child of another team, and chooses the manager who is told of each reason. */
@ApplicationScoped
class OpeningsForReason {
  private final ChildAccess children;
  private final Openings openings;
  private final ToldManagers managers;

  OpeningsForReason(ChildAccess children, Openings openings, ToldManagers managers) {
    this.children = children;
    this.openings = openings;
    this.managers = managers;
  }

  /**
   * False when there is none to know of. The reader's own needs no reason; what is open already is
   * opened again by another reason, and stays as it is by the same.
   */
  @WithTransaction
  Uni<Boolean> open(Worker reader, UUID id, String reason, SealingKeys keys) {
    return children
        .find(reader, id)
        .map(found -> found.filter(one -> RestrictionPolicy.mayKnow(one.child(), reader)))
        .chain(
            found ->
                found
                    .map(one -> open(reader, one, reason, keys).replaceWith(true))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Void> open(Worker reader, Opened found, String reason, SealingKeys keys) {
    UUID id = found.child().id();
    return found.own()
        ? Uni.createFrom().voidItem()
        : openings
            .isGiven(reader, id, reason, keys)
            .chain(
                given ->
                    given
                        ? Uni.createFrom().voidItem()
                        : manager(reader, found.child())
                            .chain(told -> openings.open(reader, id, reason, told, keys)));
  }

  private Uni<UUID> manager(Worker reader, RegisteredChild child) {
    return managers.of(reader, List.of(child)).map(told -> told.get(child.id()).orElse(null));
  }
}
