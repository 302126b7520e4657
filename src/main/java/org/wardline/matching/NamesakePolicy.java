package org.wardline.matching;

import java.util.List;
import java.util.UUID;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.register.RegisteredChild;

/**
 * Decides about an event whose number no child of the register has, or which has none: date of
 * birth and name agree exactly with the candidates. A child of whose number the council is not sure
 * may be the one; a child with another number is at most reviewed; source: issue "the register",
 * number matching.
 */
final class NamesakePolicy {
  private NamesakePolicy() {}

  /**
   * @param numbered whether the event has a number
   */
  static Match decide(boolean numbered, List<RegisteredChild> candidates) {
    List<UUID> ids = candidates.stream().map(RegisteredChild::id).toList();
    if (candidates.isEmpty()) {
      return new Match.None();
    }
    if (candidates.size() > 1) {
      return new Match.Uncertain(Reason.SEVERAL_CANDIDATES, ids);
    }
    RegisteredChild only = candidates.getFirst();
    return numbered && MatchPolicy.hasVerifiedNumber(only)
        ? new Match.Uncertain(Reason.CONTRADICTION, ids)
        : new Match.Found(only);
  }
}
