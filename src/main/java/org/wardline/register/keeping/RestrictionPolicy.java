package org.wardline.register.keeping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.teams.Worker;

/**
 * Decides who may keep a restricted record: two people of the council, both in service, both with
 * an address, and both in a role that answers notifications; source: domain.md §2, "Restricted
 * children".
 */
final class RestrictionPolicy {
  private RestrictionPolicy() {}

  static boolean mayKeep(UUID custodian, UUID deputy, List<Worker> workers, Instant now) {
    return !custodian.equals(deputy)
        && mayKeep(custodian, workers, now)
        && mayKeep(deputy, workers, now);
  }

  private static boolean mayKeep(UUID who, List<Worker> workers, Instant now) {
    return workers.stream()
        .filter(worker -> worker.id().equals(who))
        .anyMatch(
            worker ->
                worker.mayAnswer()
                    && worker.email() != null
                    && (worker.leftAt() == null || now.isBefore(worker.leftAt())));
  }
}
