package org.wardline.mesh;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A collected message and how far it has come; the times are null until then. */
record MailboxMessage(
    UUID id,
    String messageId,
    boolean report,
    String workflowId,
    String fileName,
    String localId,
    String linkedMessageId,
    String statusCode,
    String body,
    Instant passingOnAt,
    Instant passedOnAt,
    Instant handledAt) {

  /** When it was last about to be passed on. */
  Optional<Instant> passingOn() {
    return Optional.ofNullable(passingOnAt);
  }

  @Override
  public String toString() {
    return "MailboxMessage[" + id + ']';
  }
}
