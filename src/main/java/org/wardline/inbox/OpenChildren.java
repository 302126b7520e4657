package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** The door that says of many children at once which of their pages are open to somebody. */
@ApplicationScoped
public class OpenChildren {
  private final OwnTeams teams;
  private final Children children;
  private final Clock clock;

  OpenChildren(OwnTeams teams, Children children, Clock clock) {
    this.teams = teams;
    this.children = children;
    this.clock = clock;
  }

  /**
   * Those of these children; none that the reader opened for a reason and that is not their own.
   */
  @WithTransaction
  public Uni<List<UUID>> among(Worker reader, Collection<UUID> ids) {
    return teams
        .of(reader)
        .chain(
            own ->
                children
                    .get(ids)
                    .map(
                        known ->
                            known.stream()
                                .filter(child -> isOpen(child, reader, own))
                                .map(RegisteredChild::id)
                                .toList()));
  }

  private boolean isOpen(RegisteredChild child, Worker reader, List<UUID> own) {
    boolean isOwn = ChildRightsPolicy.isOwn(child, reader, own, clock.instant());
    return !ChildRightsPolicy.parts(child, reader, isOwn).isEmpty();
  }
}
