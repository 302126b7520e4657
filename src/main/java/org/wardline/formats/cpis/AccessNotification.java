package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.Refusal;

/**
 * A CP-IS Access to Service Notification (REPC_MT000004GB01): whose records were opened, by whom
 * and when.
 *
 * @param messageId the message's UUID in upper case
 * @param sentAt when CP-IS made the message
 * @param council ODS code of the council addressed
 * @param refused accesses that cannot be read as events
 * @param findings what is odd about the message as a whole
 */
public record AccessNotification(
    Optional<String> messageId,
    Optional<Instant> sentAt,
    Optional<String> council,
    List<RecordAccess> recordAccesses,
    List<Refusal> refused,
    List<Finding> findings) {

  /** Whether the message carries no access at all: CP-IS is alive and has nothing to tell. */
  public boolean isHeartbeat() {
    return recordAccesses.isEmpty() && refused.isEmpty();
  }

  /** All accesses that could be read, in the order of the message. */
  public List<Query> queries() {
    return recordAccesses.stream().flatMap(access -> access.queries().stream()).toList();
  }
}
