package org.wardline.register.keeping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wardline.teams.Worker;

/**
 * Decides whether a bar would leave a child to nobody. The steps of every ladder end with whoever
 * has the duty, the night, or answers for both: of each of these somebody must be left who is there
 * and can be told.
 */
final class BarPolicy {
  private static final List<String> TOLD = List.of("duty", "eds", "manager");

  private BarPolicy() {}

  /** The role of which nobody would be left, were this worker barred as well. */
  static Optional<String> emptiedRole(Set<UUID> barred, UUID worker, List<Worker> present) {
    return TOLD.stream().filter(role -> isEmptied(role, barred, worker, present)).findFirst();
  }

  private static boolean isEmptied(
      String role, Set<UUID> barred, UUID worker, List<Worker> present) {
    List<UUID> left =
        present.stream()
            .filter(one -> one.roles().contains(role))
            .filter(one -> one.desktop() || one.email() != null)
            .map(Worker::id)
            .filter(one -> !barred.contains(one))
            .toList();
    return left.equals(List.of(worker));
  }
}
