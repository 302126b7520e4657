package org.wardline.inbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Opens children of other teams, and chooses for each the manager who is told. */
@ApplicationScoped
class OpeningsForReason {
  private final Openings openings;
  private final Children children;
  private final Teams teams;
  private final Clock clock;

  OpeningsForReason(Openings openings, Children children, Teams teams, Clock clock) {
    this.openings = openings;
    this.children = children;
    this.teams = teams;
    this.clock = clock;
  }

  /** In the running transaction, which has entered the reader's council. */
  Uni<Void> openAll(Worker reader, List<UUID> ids, String reason, SealingKeys keys) {
    return ids.isEmpty()
        ? Uni.createFrom().voidItem()
        : children
            .get(ids)
            .chain(
                known ->
                    teams
                        .all(reader.authority())
                        .chain(
                            all ->
                                teams
                                    .find(all.stream().map(Team::managerId).toList())
                                    .chain(
                                        managers ->
                                            open(reader, known, all, managers, reason, keys))));
  }

  private Uni<Void> open(
      Worker reader,
      List<RegisteredChild> known,
      List<Team> all,
      List<Worker> managers,
      String reason,
      SealingKeys keys) {
    return Multi.createFrom()
        .iterable(known)
        .onItem()
        .transformToUniAndConcatenate(
            child ->
                openings.open(
                    reader,
                    child.id(),
                    reason,
                    OpeningPolicy.tell(child, reader, all, managers, clock.instant()),
                    keys))
        .collect()
        .last();
  }
}
