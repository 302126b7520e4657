package org.wardline.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The CloudFormation template of the functions, read as plain YAML. */
record Template(JsonNode root) {

  private static final Path FILE = Path.of("infra/templates/functions.yaml");
  private static final String STACK = "${AWS::StackName}-";

  static Template read() {
    try (Reader text = Files.newBufferedReader(FILE)) {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return new Template(new ObjectMapper().valueToTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  /** The properties of all resources of a type, by logical id. */
  Map<String, JsonNode> ofType(String type) {
    return root.get("Resources").properties().stream()
        .filter(resource -> resource.getValue().get("Type").asText().equals(type))
        .collect(
            Collectors.toMap(Map.Entry::getKey, resource -> resource.getValue().get("Properties")));
  }

  /** The functions by their names in the code. */
  Map<String, DeployedFunction> functions() {
    return ofType("AWS::Lambda::Function").entrySet().stream()
        .map(function -> new DeployedFunction(function.getKey(), function.getValue(), this))
        .collect(Collectors.toMap(DeployedFunction::name, function -> function));
  }

  /** The queues that functions read, by their names in the code; no dead-letter queues. */
  Map<String, JsonNode> queues() {
    return ofType("AWS::SQS::Queue").values().stream()
        .filter(queue -> queue.has("RedrivePolicy"))
        .collect(Collectors.toMap(queue -> nameIn(queue.get("QueueName")), queue -> queue));
  }

  JsonNode resource(String logicalId) {
    return root.get("Resources").get(logicalId).get("Properties");
  }

  /** The logical ids of what alarms on a metric watch. */
  List<String> alarmsOn(String metric) {
    return ofType("AWS::CloudWatch::Alarm").values().stream()
        .filter(alarm -> alarm.get("MetricName").asText().equals(metric))
        .map(alarm -> idIn(alarm.get("Dimensions").get(0).get("Value")))
        .toList();
  }

  /** The value a parameter has unless the operator says otherwise. */
  JsonNode defaultOf(String parameter) {
    return root.get("Parameters").get(parameter).get("Default");
  }

  /** A number that is written down, or the default of the parameter that is referred to. */
  int number(JsonNode value) {
    return value.has("Ref") ? defaultOf(value.get("Ref").asText()).asInt() : value.asInt();
  }

  /** The name behind the stack's own: {@code matching} of {@code ${AWS::StackName}-matching}. */
  static String nameIn(JsonNode value) {
    String text = value.get("Fn::Sub").asText();
    if (!text.startsWith(STACK)) {
      throw new IllegalStateException("a name does not begin with the stack's: " + text);
    }
    return text.substring(STACK.length());
  }

  /** The logical id in {@code Ref: Id}, {@code Fn::GetAtt: [Id, Arn]}. */
  static String idIn(JsonNode reference) {
    return reference.has("Ref")
        ? reference.get("Ref").asText()
        : reference.get("Fn::GetAtt").get(0).asText();
  }

  /** The values of a list. */
  static List<JsonNode> each(JsonNode list) {
    return list.valueStream().toList();
  }
}
