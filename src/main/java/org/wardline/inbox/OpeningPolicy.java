package org.wardline.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Team;
import org.wardline.teams.Worker;

/** Decides which manager is told that somebody opened a child of another team. */
final class OpeningPolicy {
  private static final String MANAGER = "manager";

  private OpeningPolicy() {}

  /**
   * The manager of the child's team, else of the reader's; null is every manager. Nobody is told of
   * themselves, nor who is away or has left, cannot sign in, is no manager any more, or is barred
   * from the child: they would not see it.
   *
   * @param managers those of the council's teams
   */
  static UUID tell(
      RegisteredChild child,
      Worker reader,
      List<Team> teams,
      Collection<Worker> managers,
      Instant now) {
    return Stream.of(child.team(now), reader.teamId())
        .filter(Objects::nonNull)
        .flatMap(id -> teams.stream().filter(team -> team.id().equals(id)))
        .map(Team::managerId)
        .filter(id -> !reader.id().equals(id))
        .flatMap(id -> managers.stream().filter(manager -> manager.id().equals(id)))
        .filter(manager -> seesIt(manager, child, now))
        .map(Worker::id)
        .findFirst()
        .orElse(null);
  }

  private static boolean seesIt(Worker manager, RegisteredChild child, Instant now) {
    return manager.worksAt(now)
        && manager.desktop()
        && manager.roles().contains(MANAGER)
        && !child.barred().contains(manager.id());
  }

  static boolean isManager(Worker worker) {
    return worker.roles().contains(MANAGER);
  }
}
