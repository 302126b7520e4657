package org.wardline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.intake.Deposit.EventRow;
import org.wardline.intake.Deposit.FeedRow;
import org.wardline.intake.Deposit.QuarantineRow;
import org.wardline.intake.IntakeOutcome.RefusedEvent;
import org.wardline.messages.CareEvent;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;

/**
 * Seals what is to be stored. Ids are derived from keyed hashes of what the sender names an event,
 * so that a repeat makes the same row.
 */
@Singleton
class Depositing {

  private static final String SOURCE = "care_event source";
  private static final String QUARANTINED = "quarantine body";
  private static final int LONGEST_REASON = 2_000;
  private static final int LONGEST_CONTENT_TYPE = 200;

  private final Sealing sealing;
  private final ObjectMapper json;
  private final Clock clock;

  Depositing(Sealing sealing, ObjectMapper json, Clock clock) {
    this.sealing = sealing;
    this.json = json;
    this.clock = clock;
  }

  /** The rows of a message that was read; with events that could not be, it is quarantined too. */
  Uni<Deposit> of(Arrival arrival, Decision decision) {
    return sealing.keys().map(keys -> of(arrival, decision, keys));
  }

  /** The row of a message that cannot be read at all. */
  Uni<Deposit> of(Arrival arrival, String reason) {
    return sealing.keys().map(keys -> of(arrival, reason, keys));
  }

  private Deposit of(Arrival arrival, Decision decision, SealingKeys keys) {
    Instant now = clock.instant();
    String sender = arrival.sender().id();
    List<EventRow> events =
        decision.accepted().stream()
            .map(event -> eventRow(event, decision.format(), sender, keys, now))
            .toList();
    String reasons = reasons(decision.refused());
    return new Deposit(
        sender,
        now,
        events,
        reasons.isEmpty() ? List.of() : List.of(quarantineRow(arrival, reasons, keys, now)),
        Optional.of(feedRow(arrival.sender(), decision, now)));
  }

  private Deposit of(Arrival arrival, String reason, SealingKeys keys) {
    Instant now = clock.instant();
    return new Deposit(
        arrival.sender().id(),
        now,
        List.of(),
        List.of(quarantineRow(arrival, reason, keys, now)),
        Optional.empty());
  }

  private static FeedRow feedRow(Sender sender, Decision decision, Instant now) {
    return new FeedRow(sender.id(), now, decision.heartbeat() ? now : null, sender.silentAfter());
  }

  private EventRow eventRow(
      IncomingEvent incoming, Reading.Format format, String sender, SealingKeys keys, Instant now) {
    byte[] sourceKey = sourceKey(sender, incoming.sourceId(), keys);
    UUID id = derivedId(sourceKey);
    return new EventRow(
        id,
        base64(sourceKey),
        sender,
        format.name().toLowerCase(Locale.ROOT),
        base64(keys.seal(bytes(incoming.event()), "care_event", id)),
        now,
        incoming.cancels() == null ? null : derivedId(sourceKey(sender, incoming.cancels(), keys)));
  }

  /** A sender can name its own events only. */
  private static byte[] sourceKey(String sender, String sourceId, SealingKeys keys) {
    return keys.index(SOURCE, sender + "\n" + sourceId);
  }

  private QuarantineRow quarantineRow(
      Arrival arrival, String reason, SealingKeys keys, Instant now) {
    byte[] body = arrival.body();
    String sender = arrival.sender().id();
    UUID id = derivedId(keys.index(QUARANTINED, sender + "\n" + base64(body)));
    return new QuarantineRow(
        id,
        sender,
        cut(arrival.headers().mediaType(), LONGEST_CONTENT_TYPE),
        cut(reason, LONGEST_REASON),
        base64(keys.seal(body, "quarantine", id)),
        now);
  }

  private static String reasons(List<RefusedEvent> refused) {
    return refused.stream()
        .filter(event -> !event.forbidden())
        .map(event -> event.place() + ": " + event.reason())
        .collect(Collectors.joining("\n"));
  }

  /** A UUID of version 8, of our own making, from the first bytes of a keyed hash. */
  private static UUID derivedId(byte[] hash) {
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private byte[] bytes(CareEvent event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a care event can always be written", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(longest, text.length()));
  }
}
