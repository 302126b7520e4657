package org.wardline.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one message leaves in the store, sealed: rows of one transaction.
 *
 * @param at when it arrived
 * @param events a row for each accepted event, in the order of the message
 */
record Deposit(
    String sender,
    Instant at,
    List<EventRow> events,
    List<QuarantineRow> quarantine,
    Optional<FeedRow> feed) {

  /**
   * A row of table {@code care_event}; bytes are in base 64.
   *
   * @param cancels the id that the event has, or will have, which this one takes back; or null
   */
  record EventRow(
      UUID id,
      String sourceKey,
      String sender,
      String format,
      String body,
      Instant acceptedAt,
      UUID cancels) {}

  /** A row of table {@code quarantine}; bytes are in base 64. */
  record QuarantineRow(
      UUID id, String sender, String contentType, String reason, String body, Instant arrivedAt) {}

  /** A row of table {@code feed}; the heartbeat is null when the message was none. */
  record FeedRow(String sender, Instant messageAt, Instant heartbeatAt, Duration silentAfter) {}
}
