package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Finds the manager who is told that somebody looked at children of other teams. */
@ApplicationScoped
class ToldManagers {
  private final Teams teams;
  private final Clock clock;

  ToldManagers(Teams teams, Clock clock) {
    this.teams = teams;
    this.clock = clock;
  }

  /** By child; empty is every manager. */
  Uni<Map<UUID, Optional<UUID>>> of(Worker reader, Collection<RegisteredChild> children) {
    return teams
        .all(reader.authority())
        .chain(
            all ->
                teams
                    .find(all.stream().map(Team::managerId).toList())
                    .map(managers -> of(reader, children, all, managers)));
  }

  private Map<UUID, Optional<UUID>> of(
      Worker reader,
      Collection<RegisteredChild> children,
      List<Team> teams,
      List<Worker> managers) {
    return children.stream()
        .collect(
            Collectors.toMap(
                RegisteredChild::id,
                child ->
                    Optional.ofNullable(
                        OpeningPolicy.tell(child, reader, teams, managers, clock.instant()))));
  }
}
