package org.wardline.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The nested templates as one: what one of them takes from another by a parameter and an output is
 * followed to the resource that it means.
 */
final class JoinedTemplates {

  private static final Path TEMPLATES = Path.of("infra/templates");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode parent = read("wardline");
  private final Map<String, JsonNode> nested = new TreeMap<>();

  private JoinedTemplates() {
    parent
        .get("Resources")
        .properties()
        .forEach(stack -> nested.put(stack.getKey(), read(nameOf(stack.getValue()))));
  }

  /** One template with the parameters of the parent and the resources of all others. */
  static JsonNode read() {
    return new JoinedTemplates().joined();
  }

  private JsonNode joined() {
    ObjectNode resources = JSON.createObjectNode();
    nested.forEach(
        (stack, template) ->
            template
                .get("Resources")
                .properties()
                .forEach(resource -> add(resources, stack, resource)));
    return JSON.createObjectNode()
        .<ObjectNode>set("Parameters", parent.get("Parameters"))
        .set("Resources", resources);
  }

  private void add(ObjectNode resources, String stack, Map.Entry<String, JsonNode> resource) {
    JsonNode former = resources.replace(resource.getKey(), followed(resource.getValue(), stack));
    if (former != null) {
      throw new IllegalStateException("two templates have a resource " + resource.getKey());
    }
  }

  private JsonNode followed(JsonNode node, String stack) {
    if (node.has("Ref") && isParameter(node.get("Ref").asText(), stack)) {
      JsonNode given = parent.get("Resources").get(stack).get("Properties").get("Parameters");
      return output(given.get(node.get("Ref").asText()));
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JSON.createObjectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), followed(e.getValue(), stack)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JSON.createArrayNode();
        array.forEach(element -> copy.add(followed(element, stack)));
        yield copy;
      }
      default -> node;
    };
  }

  /** What the parent hands to a nested stack: one of its own parameters, or another's output. */
  private JsonNode output(JsonNode given) {
    if (!given.has("Fn::GetAtt")) {
      return given;
    }
    String stack = given.get("Fn::GetAtt").get(0).asText();
    String output = given.get("Fn::GetAtt").get(1).asText().replace("Outputs.", "");
    return followed(nested.get(stack).get("Outputs").get(output).get("Value"), stack);
  }

  private boolean isParameter(String name, String stack) {
    return nested.get(stack).path("Parameters").has(name);
  }

  private static String nameOf(JsonNode stack) {
    JsonNode address = stack.get("Properties").get("TemplateURL").get("Fn::Join").get(1);
    return address.get(address.size() - 1).asText().replaceAll("/templates/(.*)\\.json", "$1");
  }

  private static JsonNode read(String name) {
    try {
      return JSON.readTree(TEMPLATES.resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
