package org.wardline.formats.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads JSON within limits: no name twice in one object, nothing after the value, bounded depth,
 * numbers, names and texts. Says where and what is wrong without repeating what was there.
 */
final class StrictJson {

  private static final Set<String> KNOWN_NAMES =
      Set.of("data", "localId", "organisation", "seenBy", "specversion", "id", "source", "type");
  private static final int DEEPEST_PLACE = 5;
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,5}");

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(40)
                          .maxNumberLength(50)
                          .maxNameLength(200)
                          .maxStringLength(100_000)
                          .build())
                  .build())
          .addModule(JsonFormat.getCloudEventJacksonModule())
          .build();

  /** One JSON value; {@code pointer} leads to it from where the sender counts. */
  JsonNode read(String json, String pointer) {
    try (JsonParser parser = mapper.createParser(json)) {
      return read(parser, pointer);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private JsonNode read(JsonParser parser, String pointer) throws IOException {
    try {
      JsonNode value = mapper.readTree(parser);
      if (value == null || parser.nextToken() != null) {
        throw new RefusedEventException(place(parser, pointer), "expected one JSON value");
      }
      return value;
    } catch (JsonProcessingException unreadable) {
      throw new RefusedEventException(place(parser, pointer), reason(unreadable));
    }
  }

  /** Lets the CloudEvents SDK read an event. */
  CloudEvent event(JsonNode envelope) throws JsonProcessingException {
    return mapper.treeToValue(envelope, CloudEvent.class);
  }

  /** Where a parser is: the pointer down to the last name of the schema, and line and column. */
  static String place(JsonParser parser, String pointer) {
    String path = pointer + known(parser.getParsingContext().pathAsPointer());
    if (!pointer.isEmpty()) {
      return path;
    }
    var at = parser.currentLocation();
    String position = "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    return path.isEmpty() ? position : path + ", " + position;
  }

  private static String known(JsonPointer path) {
    var known = new StringBuilder();
    JsonPointer rest = path;
    for (int depth = 0; depth < DEEPEST_PLACE && isKnown(rest.getMatchingProperty()); depth++) {
      known.append('/').append(rest.getMatchingProperty());
      rest = rest.tail();
    }
    return known.toString();
  }

  private static boolean isKnown(String name) {
    return name != null && (KNOWN_NAMES.contains(name) || POSITION.matcher(name).matches());
  }

  static String reason(JsonProcessingException unreadable) {
    return switch (unreadable) {
      case StreamConstraintsException beyond ->
          "is nested too deep, or has too long a number, name or text";
      case JsonEOFException cut -> "the JSON ends too early";
      default ->
          unreadable.getOriginalMessage().startsWith("Duplicate")
              ? "a name stands twice in one object"
              : "is not well-formed JSON";
    };
  }
}
