package org.wardline.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.messages.CareEvent;

/**
 * A care event of which a person must say whose child it is about, or has said so lately.
 *
 * @param reason a code: several_candidates, disputed_number, contradiction, too_little, likely,
 *     another_number, not_on_register
 * @param candidates children of the register who share its number or local id, or are likely
 * @param explanations of those who are likely by names, date of birth and postcode
 * @param askedAt when the sender was asked, or null
 * @param decision this_child or none, of which it may be thought better for a week; null while open
 * @param decidedAt when it was decided, or null
 * @param decidedBy by whom, by name, or null
 * @param child the child of the decision, or null
 */
public record OpenReview(
    UUID id,
    String reason,
    Instant openedAt,
    CareEvent event,
    List<UUID> candidates,
    List<ReviewExplanation> explanations,
    Instant askedAt,
    String decision,
    Instant decidedAt,
    String decidedBy,
    UUID child) {

  public OpenReview {
    candidates = List.copyOf(candidates);
    explanations = List.copyOf(explanations);
  }

  public boolean isDecided() {
    return decision != null;
  }

  @Override
  public String toString() {
    return "OpenReview[" + id + ']';
  }
}
