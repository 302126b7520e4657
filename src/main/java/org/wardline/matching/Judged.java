package org.wardline.matching;

import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.matching.Decisions.Review;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.notifications.ReviewExplanation;

/**
 * What number, local id, names and dates say together of one event and one authority, and why.
 *
 * @param byNumber what number and local id say alone
 * @param explanations of the candidates
 * @param version of the weights
 * @param waits whether a review waits
 */
record Judged(
    Stored stored,
    String authority,
    Match byNumber,
    Match match,
    List<ReviewExplanation> explanations,
    String version,
    boolean waits) {

  Review review(Reason reason, List<UUID> children) {
    return new Review(stored, authority, reason, children, explanations, !waits);
  }

  /** Names the rule that found the child and, if names and dates took part, the weights. */
  AuditEntry matched() {
    return matched(
        stored,
        authority,
        byNumber instanceof Match.Found ? "NUMBERS" : "LIKELIHOOD weights " + version);
  }

  static AuditEntry matched(Stored stored, String authority, String rule) {
    return entry(stored, authority, "matched", rule);
  }

  /** The child whose record got an event, or whose it may be. */
  static AuditEntry ofChild(Stored stored, String authority, String action, UUID child) {
    return AuditEntry.ofFunction(
        "matching", authority, action, "child", child, "care_event:" + stored.id());
  }

  AuditEntry ofChild(String action, UUID child) {
    return ofChild(stored, authority, action, child);
  }

  AuditEntry putInReview(Reason reason) {
    return entry(
        stored,
        authority,
        "put in review",
        explanations.isEmpty() ? reason.name() : reason.name() + " weights " + version);
  }

  private static AuditEntry entry(Stored stored, String authority, String action, String detail) {
    return AuditEntry.ofFunction("matching", authority, action, "care_event", stored.id(), detail);
  }
}
