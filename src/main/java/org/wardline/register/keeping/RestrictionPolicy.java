package org.wardline.register.keeping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.teams.Worker;

/**
 * Decides who may keep a restricted record: two people of the council, both in service and both
 * with an address; source: domain.md §2, "Restricted children".
 */
final class RestrictionPolicy {
  private RestrictionPolicy() {}

  static boolean mayKeep(UUID custodian, UUID deputy, List<Worker> workers, Instant now) {
    return !custodian.equals(deputy)
        && isReachable(custodian, workers, now)
        && isReachable(deputy, workers, now);
  }

  private static boolean isReachable(UUID who, List<Worker> workers, Instant now) {
    return workers.stream()
        .filter(worker -> worker.id().equals(who))
        .anyMatch(
            worker ->
                worker.email() != null
                    && (worker.leftAt() == null || now.isBefore(worker.leftAt())));
  }
}
