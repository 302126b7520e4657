package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Whose children are somebody's own; begins the caller's transaction by entering their council. */
@ApplicationScoped
class OwnTeams {
  private final AuthorityScope scope;
  private final Teams teams;

  OwnTeams(AuthorityScope scope, Teams teams) {
    this.scope = scope;
    this.teams = teams;
  }

  /** The reader's team and, as long as they have the role of a manager, those that they manage. */
  Uni<List<UUID>> of(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> teams.all(reader.authority()))
        .map(
            all ->
                Stream.concat(
                        Stream.ofNullable(reader.teamId()),
                        all.stream().filter(team -> isManagedBy(reader, team)).map(Team::id))
                    .distinct()
                    .toList());
  }

  private static boolean isManagedBy(Worker reader, Team team) {
    return reader.roles().contains("manager") && reader.id().equals(team.managerId());
  }
}
