package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.Refusal;

/**
 * An access notification without its accesses.
 *
 * @param recordAccesses how many record accesses the message holds
 */
public record AccessSummary(
    Optional<String> messageId,
    Optional<Instant> sentAt,
    Optional<String> council,
    int recordAccesses,
    List<Refusal> refused,
    List<Finding> findings) {

  /** The message with these of its accesses. */
  public AccessNotification with(List<RecordAccess> accesses) {
    return new AccessNotification(
        messageId, sentAt, council, List.copyOf(accesses), refused, findings);
  }
}
