package org.wardline.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The CloudFormation templates of the deployment, read as one. */
record Template(JsonNode root) {

  private static final String NAME = "Name";

  static Template read() {
    return new Template(JoinedTemplates.read());
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

  /** The environment of the pages' process. */
  Map<String, JsonNode> pages() {
    JsonNode process = ofType("AWS::ECS::TaskDefinition").values().iterator().next();
    return each(process.get("ContainerDefinitions").get(0).get("Environment")).stream()
        .collect(
            Collectors.toMap(
                variable -> variable.get("Name").asText(), variable -> variable.get("Value")));
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

  /** The name behind the deployment's own: {@code matching} of {@code Name} and "-matching". */
  static String nameIn(JsonNode value) {
    JsonNode parts = value.get("Fn::Join").get(1);
    if (!parts.get(0).path("Ref").asText().equals(NAME)) {
      throw new IllegalStateException("a name does not begin with the deployment's: " + value);
    }
    return parts.get(1).asText().substring(1);
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
