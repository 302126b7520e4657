package org.wardline;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.messages.CareEvent.Organisation;
import org.wardline.messages.CareEvent.SeenBy;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;

/** Care events as intake leaves them behind, and the queue messages that go with them. */
@Singleton
public class AcceptedEvents {
  private final Council council;
  private final Sealing sealing;
  private final ObjectMapper json;
  private final Clock clock;

  AcceptedEvents(Council council, Sealing sealing, ObjectMapper json, Clock clock) {
    this.council = council;
    this.sealing = sealing;
    this.json = json;
    this.clock = clock;
  }

  /** An event about somebody with this number and date of birth, at Example General Hospital. */
  public static CareEvent event(String nhsNumber, LocalDate dateOfBirth, Kind kind, Instant at) {
    return new CareEvent(
        "hospital",
        kind,
        at,
        new Organisation("RXX01", "Example General Hospital"),
        "emergency-department",
        new Subject(nhsNumber, null, null, "Zephyrine", "Quillfeather", dateOfBirth, null),
        new SeenBy("Nina Nurseone", "Nurse"),
        null,
        false,
        List.of());
  }

  /** An access notification of CP-IS: number and local id, kept whatever comes of it. */
  public static CareEvent access(String nhsNumber, String localId, Instant at) {
    return new CareEvent(
        "cp-is",
        Kind.ACCESS,
        at,
        new Organisation("RXX01", "Example General Hospital"),
        null,
        new Subject(nhsNumber, localId, Council.AUTHORITY, null, null, null, null),
        new SeenBy("Nina Nurseone", "Nurse Access Role"),
        Council.AUTHORITY,
        true,
        List.of());
  }

  /** Stores it as accepted now; answers its id. */
  public UUID store(CareEvent event) {
    return store(List.of(event)).getFirst();
  }

  /** Stores each as accepted now; answers their ids in the same order. */
  public List<UUID> store(List<CareEvent> events) {
    SealingKeys keys = sealing.keys().await().indefinitely();
    List<Object[]> rows = events.stream().map(event -> row(event, keys)).toList();
    council.executeForEach(
        """
        insert into care_event (id, source_key, sender, format, accepted_at, announced_at, body)
        values (?, ?, ?, ?, ?, ?, ?)""",
        rows);
    council.execute(
        """
        insert into audit_entry (id, at, actor, action, subject, detail)
        values (gen_random_uuid(), ?, 'sender:hospital', 'message taken in', 'sender:hospital', ?)""",
        clock.instant(),
        "stored=%d quarantined=0".formatted(rows.size()));
    return rows.stream().map(row -> (UUID) row[0]).toList();
  }

  private Object[] row(CareEvent event, SealingKeys keys) {
    UUID id = UUID.randomUUID();
    try {
      return new Object[] {
        id,
        id.toString().getBytes(StandardCharsets.UTF_8),
        event.sender(),
        event.kept() ? "cpis" : "cloudevents",
        clock.instant(),
        clock.instant(),
        keys.seal(json.writeValueAsBytes(event), "care_event", id)
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Hands messages with these bodies to a queue function; answers the ids that it leaves on the
   * queue.
   */
  public static List<String> hand(
      RequestHandler<SQSEvent, SQSBatchResponse> function, Stream<String> bodies) {
    List<SQSEvent.SQSMessage> messages =
        bodies
            .map(
                body -> {
                  SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
                  message.setMessageId(UUID.randomUUID().toString());
                  message.setBody(body);
                  return message;
                })
            .toList();
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return function.handleRequest(event, null).getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }

  /** The queue message that announces a care event. */
  public static String announcing(UUID careEvent) {
    return "{\"careEventId\":\"" + careEvent + "\"}";
  }
}
