package org.wardline.packaged;

import static org.wardline.packaged.Template.each;
import static org.wardline.packaged.Template.idIn;
import static org.wardline.packaged.Template.nameIn;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One function as the template describes it. */
record DeployedFunction(String logicalId, JsonNode properties, Template template) {

  String name() {
    return nameIn(properties.get("FunctionName"));
  }

  int timeout() {
    return properties.get("Timeout").asInt();
  }

  /** The environment: texts, and intrinsic functions for what is known at deploy only. */
  Map<String, JsonNode> environment() {
    return properties.get("Environment").get("Variables").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The mapping from its queue, if it reads one. */
  Optional<JsonNode> queueTrigger() {
    return template.ofType("AWS::Lambda::EventSourceMapping").values().stream()
        .filter(mapping -> idIn(mapping.get("FunctionName")).equals(logicalId))
        .findFirst();
  }

  /** The rule that runs it, if it runs by the clock. */
  Optional<JsonNode> schedule() {
    return template.ofType("AWS::Events::Rule").values().stream()
        .filter(rule -> rule.has("ScheduleExpression"))
        .filter(rule -> idIn(rule.get("Targets").get(0).get("Arn")).equals(logicalId))
        .findFirst();
  }

  /** The rule that tells it of new objects, if it reads some. */
  Optional<JsonNode> objectTrigger() {
    return template.ofType("AWS::Events::Rule").values().stream()
        .filter(rule -> rule.has("EventPattern"))
        .filter(rule -> idIn(rule.get("Targets").get(0).get("Arn")).equals(logicalId))
        .findFirst();
  }

  /** How often it runs by the clock: {@code rate(5 minutes)}. */
  Duration period() {
    String rate = schedule().orElseThrow().get("ScheduleExpression").asText();
    return Duration.ofMinutes(Long.parseLong(rate.replaceAll("rate\\((\\d+) minutes?\\)", "$1")));
  }

  /** The method and path of the HTTP API that lead to it. */
  String route() {
    return template
        .ofType("AWS::ApiGatewayV2::Route")
        .values()
        .iterator()
        .next()
        .get("RouteKey")
        .asText();
  }

  /** The HTTP API's integration, if it answers requests. */
  Optional<JsonNode> httpTrigger() {
    return template.ofType("AWS::ApiGatewayV2::Integration").values().stream()
        .filter(integration -> idIn(integration.get("IntegrationUri")).equals(logicalId))
        .findFirst();
  }

  /** The statements of its role. */
  List<JsonNode> rights() {
    JsonNode role = template.resource(idIn(properties.get("Role")));
    return each(role.get("Policies")).stream()
        .flatMap(policy -> each(policy.get("PolicyDocument").get("Statement")).stream())
        .toList();
  }

  /** The names of the queues on which its role may carry out an action. */
  List<String> queuesFor(String action) {
    return rights().stream()
        .filter(statement -> statement.get("Action").toString().contains('"' + action + '"'))
        .map(statement -> template.resource(idIn(statement.get("Resource"))))
        .map(queue -> nameIn(queue.get("QueueName")))
        .sorted()
        .toList();
  }

  /** Whether it is told the key that wraps the sealing keys, and may use it. */
  boolean hasSealingKey() {
    return environment().containsKey("WARDLINE_SEALING_KMS_KEY")
        && rights().stream()
            .anyMatch(right -> right.get("Action").toString().contains("kms:Encrypt"));
  }

  @Override
  public String toString() {
    return name();
  }
}
