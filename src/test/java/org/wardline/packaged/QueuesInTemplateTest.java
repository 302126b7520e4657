package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.packaged.Template.each;
import static org.wardline.packaged.Template.idIn;
import static org.wardline.packaged.Template.nameIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the queues of the CloudFormation template against the code. */
class QueuesInTemplateTest {

  private final Template template = Template.read();

  @Test
  void every_queue_carries_one_message_type_of_the_code() {
    assertThat(template.queues().keySet()).isEqualTo(queuesOfMessages());
  }

  @Test
  void a_queue_is_read_by_the_function_of_its_name_in_tens_with_partial_answers() {
    assertThat(template.queues())
        .allSatisfy(
            (name, queue) -> {
              JsonNode trigger = template.functions().get(name).queueTrigger().orElseThrow();
              assertThat(template.resource(idIn(trigger.get("EventSourceArn")))).isEqualTo(queue);
              assertThat(trigger.get("BatchSize").asInt()).isEqualTo(10);
              assertThat(trigger.get("FunctionResponseTypes").get(0).asText())
                  .isEqualTo("ReportBatchItemFailures");
            });
  }

  @Test
  void a_received_message_stays_hidden_for_six_times_the_functions_time_out() {
    assertThat(template.queues())
        .allSatisfy(
            (name, queue) ->
                assertThat(queue.get("VisibilityTimeout").asInt())
                    .isGreaterThanOrEqualTo(6 * template.functions().get(name).timeout()));
  }

  @Test
  void a_message_is_tried_as_often_as_in_the_local_mode_then_kept_for_14_days_and_alarms() {
    assertThat(template.queues())
        .allSatisfy(
            (name, queue) -> {
              JsonNode redrive = queue.get("RedrivePolicy");
              String deadLetters = idIn(redrive.get("deadLetterTargetArn"));
              assertThat(redrive.get("maxReceiveCount").asInt())
                  .isEqualTo(LocalMode.functions().get(name).receipts());
              assertThat(nameIn(template.resource(deadLetters).get("QueueName")))
                  .isEqualTo(name + "-dead-letters");
              assertThat(template.resource(deadLetters).get("MessageRetentionPeriod").asInt())
                  .isEqualTo(14 * 86_400);
              assertThat(template.alarmsOn("ApproximateNumberOfMessagesVisible"))
                  .contains(deadLetters);
            });
  }

  @Test
  void every_queue_is_encrypted_at_rest_and_on_the_way() {
    Map<String, JsonNode> queues = template.ofType("AWS::SQS::Queue");
    JsonNode policy = template.resource("QueuesOverTlsOnly");

    assertThat(queues.values()).allMatch(queue -> queue.get("SqsManagedSseEnabled").asBoolean());
    assertThat(each(policy.get("Queues")))
        .map(Template::idIn)
        .containsExactlyInAnyOrderElementsOf(queues.keySet());
  }

  private static Set<String> queuesOfMessages() {
    return new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream()
            .filter(type -> type.getPackageName().equals("org.wardline.messages"))
            .filter(type -> type.tryGetField("QUEUE").isPresent())
            .map(QueuesInTemplateTest::queueOf)
            .collect(Collectors.toSet());
  }

  private static String queueOf(JavaClass message) {
    try {
      return (String) message.reflect().getField("QUEUE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
