package org.wardline.register.keeping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.teams.Worker;

/**
 * Decides who may keep a restricted record: two people of the council, both at work, both with an
 * address, both in a role that answers notifications, neither of them barred from the child, and
 * neither by their own word. Who keeps it is not barred. Source: domain.md §2, "Restricted
 * children".
 */
final class RestrictionPolicy {
  private final Standing standing;
  private final UUID actor;
  private final Instant now;

  /**
   * @param actor who restricts the record, or bars somebody from it
   */
  RestrictionPolicy(Standing standing, UUID actor, Instant now) {
    this.standing = standing;
    this.actor = actor;
    this.now = now;
  }

  /**
   * Who may know of a child now.
   *
   * @param custodian null unless it is restricted, as is the deputy
   */
  record Standing(boolean restricted, UUID custodian, UUID deputy, Set<UUID> barred) {
    Standing {
      barred = Set.copyOf(barred);
    }

    private boolean isKeptBy(UUID worker) {
      return restricted && (worker.equals(custodian) || worker.equals(deputy));
    }
  }

  /** Whether this one can be named. */
  boolean mayBeKeeper(Worker worker) {
    return canKeep(worker) && !makesThemselves(worker.id());
  }

  /** A restricted child whose keepers were barred would be nobody's. */
  boolean mayBeBarred(UUID worker) {
    return !standing.isKeptBy(worker);
  }

  /** What stands against barring this one; empty when they may be. */
  Optional<KeepingOutcome> refusalToBar(UUID worker, List<Worker> present) {
    return mayBeBarred(worker)
        ? BarPolicy.emptiedRole(standing.barred(), worker, present)
            .map(KeepingOutcome.NobodyLeft::new)
        : Optional.of(new KeepingOutcome.KeepersNotReachable());
  }

  /** What stands against these two; empty when both may be. */
  Optional<KeepingOutcome> refusal(UUID custodian, UUID deputy, List<Worker> workers) {
    List<Worker> able =
        workers.stream()
            .filter(worker -> worker.id().equals(custodian) || worker.id().equals(deputy))
            .filter(this::canKeep)
            .toList();
    if (able.size() < 2) {
      return Optional.of(new KeepingOutcome.KeepersNotReachable());
    }
    return Stream.of(custodian, deputy).anyMatch(this::makesThemselves)
        ? Optional.of(new KeepingOutcome.NamedThemselves())
        : Optional.empty();
  }

  private boolean canKeep(Worker worker) {
    return worker.mayAnswer()
        && worker.email() != null
        && worker.worksAt(now)
        && !standing.barred().contains(worker.id());
  }

  private boolean makesThemselves(UUID worker) {
    return worker.equals(actor) && !standing.isKeptBy(worker);
  }
}
