package org.wardline.teams;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds who stands in for somebody who is away, through covers of covers, in circles but once. */
final class Covers {
  private final Map<UUID, Worker> workers;

  Covers(Map<UUID, Worker> workers) {
    this.workers = workers;
  }

  /**
   * The worker if they are there and may answer, else the first of their covers who is and may;
   * empty when nobody is.
   */
  Optional<Worker> standIn(UUID worker, Instant at) {
    return find(worker, at, new HashSet<>());
  }

  private Optional<Worker> find(UUID id, Instant at, Set<UUID> asked) {
    Worker worker = id == null ? null : workers.get(id);
    if (worker == null || !asked.add(id)) {
      return Optional.empty();
    }
    if (worker.worksAt(at) && worker.isReachable() && worker.mayAnswer()) {
      return Optional.of(worker);
    }
    return worker
        .related(Relationship.Kind.COVERS_FOR, at)
        .flatMap(cover -> find(cover, at, asked).stream())
        .findFirst();
  }
}
