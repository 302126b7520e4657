package org.wardline.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.StoredEvents.Decided;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.notifications.MatchedEvent;
import org.wardline.notifications.ReviewExplanation;

/**
 * What was decided about the events of one batch.
 *
 * @param trail of events that nobody follows there is no entry; source: domain.md §2, "Strangers
 *     leave no audit entry"
 */
record Decisions(
    List<MatchedEvent> matched,
    List<Review> reviews,
    List<Settled> settled,
    List<Decided> decided,
    List<AuditEntry> trail) {

  /**
   * A person of this authority must look.
   *
   * @param anew whether nobody was asked before
   */
  record Review(
      Stored stored,
      String authority,
      Reason reason,
      List<UUID> candidates,
      List<ReviewExplanation> explanations,
      boolean anew) {}

  /** A review needs no person any more: the register has made it clear. */
  record Settled(UUID careEvent, String authority, UUID child) {}

  static Decisions none() {
    return new Decisions(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }
}
