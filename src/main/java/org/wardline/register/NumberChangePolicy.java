package org.wardline.register;

import java.util.Optional;
import java.util.UUID;
import org.wardline.formats.cpis.InactiveNumbers.InactiveNumber;

/**
 * Decides what becomes of a number that is no longer in use. A new number is never set beside an
 * old identity where that could tell an adoption: not for a restricted child, and not when another
 * record has the new number already; source: domain.md §2, "Adoption".
 */
final class NumberChangePolicy {

  private NumberChangePolicy() {}

  /** The register's answer about the old and the new number. */
  record Found(
      String authority,
      Optional<UUID> childId,
      boolean restricted,
      boolean livePlan,
      boolean replacementElsewhere) {}

  /** What is done: the new number is recorded or not, and the task that is left, if any. */
  record Decision(boolean attach, Optional<NumberTask.Task> task) {}

  static Decision decide(InactiveNumber number, Found found) {
    if (found.childId().isEmpty()) {
      return new Decision(false, Optional.of(NumberTask.Task.UNKNOWN_CHILD));
    }
    if (number.replacedBy().isEmpty()) {
      return new Decision(
          false, found.livePlan() ? Optional.of(NumberTask.Task.NO_REPLACEMENT) : Optional.empty());
    }
    if (found.restricted()) {
      return new Decision(false, Optional.of(NumberTask.Task.RESTRICTED));
    }
    return found.replacementElsewhere()
        ? new Decision(false, Optional.of(NumberTask.Task.REPLACEMENT_IN_USE))
        : new Decision(true, Optional.empty());
  }
}
