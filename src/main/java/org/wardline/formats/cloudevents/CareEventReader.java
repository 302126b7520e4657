package org.wardline.formats.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonCloudEventData;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.wardline.formats.Finding;
import org.wardline.formats.Refusal;
import org.wardline.formats.UnreadableMessageException;

/**
 * Reads care events sent as CloudEvents 1.0 of type {@code org.wardline.care-event.v1}: structured
 * ({@code application/cloudevents+json}), batched ({@code application/cloudevents-batch+json}) and
 * binary ({@code ce-} headers and {@code application/json}). Safe for use by several threads.
 *
 * <p>Bodies are UTF-8. An event that cannot be read is a refusal beside the others; a body that
 * cannot be taken apart into events raises {@link UnreadableMessageException}.
 */
public final class CareEventReader {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final StrictJson json = new StrictJson();
  private final EnvelopeReader envelopes = new EnvelopeReader(json);
  private final CareEventDataReader data = new CareEventDataReader();
  private final BatchSplitter batches = new BatchSplitter();
  private final int maxBytes;

  /** A reader of bodies of at most {@code maxBytes} bytes. */
  public CareEventReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Reads one event with its envelope. */
  public CareEvents readStructured(byte[] body) {
    JsonNode event = parsed(checked(body));
    var answer = new Answer();
    answer.add(0, () -> event(0, event, Places.ofStructured()));
    return answer.events();
  }

  /** Reads an array of events with their envelopes; an empty one is no fault. */
  public CareEvents readBatch(byte[] body) {
    List<String> elements = batches.split(checked(body));
    var answer = new Answer();
    for (int i = 0; i < elements.size(); i++) {
      int index = i;
      Places places = Places.ofBatch(index);
      answer.add(index, () -> event(index, json.read(elements.get(index), places.event()), places));
    }
    return answer.events();
  }

  /** Reads one event whose envelope is in HTTP headers and whose data is the body. */
  public CareEvents readBinary(Map<String, String> headers, byte[] body) {
    ObjectNode event = BinaryHeaders.envelope(headers);
    event.set("data", parsed(checked(body)));
    var answer = new Answer();
    answer.add(0, () -> event(0, event, Places.ofBinary()));
    return answer.events();
  }

  private String checked(byte[] body) {
    if (body.length > maxBytes) {
      throw new UnreadableMessageException(
          "body", "is larger than the limit of %d bytes".formatted(maxBytes));
    }
    String text = decoded(body);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String decoded(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException otherEncoding) {
      throw new UnreadableMessageException("body", "is not valid UTF-8");
    }
  }

  private JsonNode parsed(String body) {
    try {
      return json.read(body, "");
    } catch (RefusedEventException unreadable) {
      throw new UnreadableMessageException(unreadable.place(), unreadable.reason());
    }
  }

  private ReceivedCareEvent event(int index, JsonNode node, Places places) {
    CloudEvent event = envelopes.read(node, places);
    var findings = new ArrayList<Finding>();
    CareEventData read =
        data.read(
            dataOf(event, places), places.data(), Optional.ofNullable(event.getTime()), findings);
    return new ReceivedCareEvent(
        index, event.getSource().toString(), event.getId(), read, List.copyOf(findings));
  }

  private JsonNode dataOf(CloudEvent event, Places places) {
    return switch (event.getData()) {
      case null -> throw new RefusedEventException(places.data(), "the event has no data");
      case JsonCloudEventData tree -> tree.getNode();
      default -> json.read(decoded(event.getData().toBytes()), places.of("data_base64"));
    };
  }

  /** The events and refusals of one body, as they come. */
  private static final class Answer {

    private final List<ReceivedCareEvent> accepted = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    void add(int index, Supplier<ReceivedCareEvent> reading) {
      try {
        accepted.add(reading.get());
      } catch (RefusedEventException refusal) {
        refused.add(new Refusal(index, refusal.place(), refusal.reason()));
      }
    }

    CareEvents events() {
      return new CareEvents(List.copyOf(accepted), List.copyOf(refused));
    }
  }
}
