package org.wardline.formats.cloudevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.PlainText;

/**
 * Reads the envelope of a CloudEvent 1.0 with the official SDK. Attributes that a care event does
 * not need are left away first, so that no fault in them costs an event.
 */
final class EnvelopeReader {

  static final String TYPE = "org.wardline.care-event.v1";

  private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
  private static final List<String> OPTIONAL =
      List.of("time", "datacontenttype", "data", "data_base64");

  private final StrictJson json;

  EnvelopeReader(StrictJson json) {
    this.json = json;
  }

  CloudEvent read(JsonNode event, Places places) {
    if (!(event instanceof ObjectNode envelope)) {
      throw new RefusedEventException(places.event(), "expected an object, a CloudEvent");
    }
    checkRequired(envelope, places);
    try {
      return json.event(withoutTheUnneeded(envelope));
    } catch (JsonProcessingException | RuntimeException noCloudEvent) {
      throw new RefusedEventException(places.event(), "is not a CloudEvent of version 1.0");
    }
  }

  private static void checkRequired(ObjectNode envelope, Places places) {
    for (String name : REQUIRED) {
      if (PlainText.tidy(envelope.path(name).textValue()).isEmpty()) {
        throw new RefusedEventException(
            places.of(name),
            "the CloudEvent needs this attribute, a text of at most %d characters"
                .formatted(PlainText.LONGEST));
      }
    }
    if (!envelope.path("specversion").textValue().equals("1.0")) {
      throw new RefusedEventException(
          places.of("specversion"), "only CloudEvents of version 1.0 are read");
    }
    if (!envelope.path("type").textValue().equals(TYPE)) {
      throw new RefusedEventException(
          places.of("type"), "only events of type " + TYPE + " are read");
    }
    if (!isUri(envelope.path("source").textValue())) {
      throw new RefusedEventException(places.of("source"), "is no URI reference");
    }
  }

  private static boolean isUri(String text) {
    try {
      return !new URI(text).toString().isEmpty();
    } catch (URISyntaxException other) {
      return false;
    }
  }

  private static ObjectNode withoutTheUnneeded(ObjectNode envelope) {
    ObjectNode needed = envelope.objectNode();
    for (var names : List.of(REQUIRED, OPTIONAL)) {
      names.stream().filter(envelope::has).forEach(name -> needed.set(name, envelope.get(name)));
    }
    return time(envelope).isPresent() ? needed : needed.without("time");
  }

  private static Optional<OffsetDateTime> time(ObjectNode envelope) {
    try {
      return Optional.ofNullable(envelope.path("time").textValue()).map(OffsetDateTime::parse);
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
