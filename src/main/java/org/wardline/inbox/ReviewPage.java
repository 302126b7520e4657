package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import org.wardline.inbox.Comparison.Field;

/**
 * One review of the page, in words.
 *
 * @param message what the message says of the child, for a review without a candidate
 * @param asked when the sender was asked, or null
 * @param decided what was decided, or null while it waits
 * @param decidedAt which decision that is, for the form that takes it back
 */
record ReviewPage(
    String id,
    String reference,
    String opened,
    String reason,
    NotificationPage.Event event,
    List<Given> message,
    List<Candidate> candidates,
    String asked,
    String decided,
    Instant decidedAt) {

  ReviewPage {
    message = List.copyOf(message);
    candidates = List.copyOf(candidates);
  }

  /** A field of the message alone. */
  record Given(String name, String value) {
    @Override
    public String toString() {
      return "Given[redacted]";
    }
  }

  /**
   * A child of the register beside the message, and what its button sends.
   *
   * @param why it is likely, a sentence each; empty when numbers alone led to it
   * @param points how that was worked out
   */
  record Candidate(
      String id, String name, List<Field> fields, List<String> why, List<String> points) {
    Candidate {
      points = List.copyOf(points);
      why = List.copyOf(why);
    }

    @Override
    public String toString() {
      return "Candidate[redacted]";
    }
  }

  @Override
  public String toString() {
    return "ReviewPage[" + reference + ']';
  }
}
