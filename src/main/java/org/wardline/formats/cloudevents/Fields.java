package org.wardline.formats.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.PlainText;

/**
 * The fields of one JSON object of an event's data. A field that is not as the schema says counts
 * as unknown and becomes a finding, whose field is its path in the data, {@code seenBy/name}.
 */
final class Fields {

  private final JsonNode object;
  private final String pointer;
  private final String path;
  private final List<Finding> findings;

  /** The fields of the data, to which {@code pointer} leads. */
  Fields(JsonNode data, String pointer, List<Finding> findings) {
    this(data, pointer, "", findings);
  }

  private Fields(JsonNode object, String pointer, String path, List<Finding> findings) {
    this.object = object;
    this.pointer = pointer;
    this.path = path;
    this.findings = findings;
  }

  /** A text, tidied. */
  Optional<String> text(String name) {
    JsonNode value = object.path(name);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      find(name, "wrong-type", "expected a text; the field counts as unknown");
      return Optional.empty();
    }
    return tidy(name, value.textValue());
  }

  /** A text of digits, which some senders write as a JSON number. */
  Optional<String> digits(String name) {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber()) {
      return text(name);
    }
    find(name, "wrong-type", "expected a text; the number was read as its digits");
    return tidy(name, value.asText());
  }

  /** The fields of an object inside this one. */
  Fields inside(String name) {
    JsonNode value = object.path(name);
    if (!isAbsent(value) && !value.isObject()) {
      find(name, "wrong-type", "expected an object; the field counts as unknown");
    }
    return new Fields(value, at(name), path + name + "/", findings);
  }

  void find(String name, String code, String sentence) {
    findings.add(new Finding(path + name, code, sentence));
  }

  /** The JSON pointer to a field. */
  String at(String name) {
    return pointer + "/" + name;
  }

  private Optional<String> tidy(String name, String raw) {
    if (PlainText.isTooLong(raw)) {
      find(
          name,
          "too-long",
          "longer than %d characters; the field counts as unknown".formatted(PlainText.LONGEST));
    }
    return PlainText.tidy(raw);
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
