package org.wardline.notifications;

import java.time.Instant;
import org.wardline.teams.Worker;

/**
 * Decides whether somebody may still be told what was planned for them; source: domain.md §5,
 * "state is re-read at send time".
 */
final class RecipientPolicy {
  private RecipientPolicy() {}

  /** That nothing needs to be done any more, or again, is told to who is away, too. */
  static boolean mayBeTold(Delivery delivery, Worker recipient, boolean isBarred, Instant now) {
    boolean isForAll = delivery.withdraws() || delivery.restores();
    boolean isThere = isForAll ? recipient.isInServiceAt(now) : recipient.worksAt(now);
    return isThere && recipient.mayAnswer() && !isBarred;
  }
}
