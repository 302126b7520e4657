package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Says whether a child's record is open to somebody, in the caller's transaction. */
@ApplicationScoped
class ChildAccess {
  private final OwnTeams teams;
  private final Children children;
  private final Openings openings;
  private final Clock clock;

  ChildAccess(OwnTeams teams, Children children, Openings openings, Clock clock) {
    this.teams = teams;
    this.children = children;
    this.openings = openings;
    this.clock = clock;
  }

  /**
   * A child.
   *
   * @param own whether it is the reader's own
   * @param forReason whether the reader has opened it for a reason, and the time is not over
   */
  record Opened(RegisteredChild child, boolean own, boolean forReason) {
    boolean isOpen() {
      return own || forReason;
    }
  }

  /** Empty when there is none to know of. */
  Uni<Optional<Opened>> find(Worker reader, UUID id) {
    return teams
        .of(reader)
        .chain(
            own ->
                children
                    .get(List.of(id))
                    .chain(
                        known ->
                            openings
                                .isOpen(reader, id)
                                .map(
                                    opened ->
                                        known.stream()
                                            .findFirst()
                                            .map(c -> opened(c, reader, own, opened)))));
  }

  private Opened opened(RegisteredChild child, Worker reader, List<UUID> own, boolean forReason) {
    return new Opened(
        child, ChildRightsPolicy.isOwn(child, reader, own, clock.instant()), forReason);
  }
}
