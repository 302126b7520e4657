package org.wardline.inbox;

import java.util.UUID;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/**
 * Decides whether a reader may know of a child at all; source: domain.md §2, "Restricted children".
 */
final class RestrictionPolicy {
  private RestrictionPolicy() {}

  /**
   * Everybody with a duty may who is not barred, but of a restricted child only its custodian and
   * deputy.
   */
  static boolean mayKnow(RegisteredChild child, Worker reader) {
    return !child.barred().contains(reader.id())
        && (!child.restricted() || isKeeper(child, reader.id()));
  }

  /**
   * The same for a notification that its desk has shown: one that was opened as restricted went to
   * those only who had to be told.
   */
  static boolean mayKnow(RegisteredChild child, Worker reader, boolean openedAsRestricted) {
    return mayKnow(child, reader) || (openedAsRestricted && !child.barred().contains(reader.id()));
  }

  private static boolean isKeeper(RegisteredChild child, UUID reader) {
    return reader.equals(child.custodianId()) || reader.equals(child.deputyId());
  }
}
