package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardline.packaged.RuntimeApi.Answer;

/**
 * Runs every function of function.zip in a process of its own under AWS's runtime client, with the
 * template's environment, against real servers whose schema the package itself has made.
 */
class FunctionZipIT {

  private static final Template TEMPLATE = Template.read();
  private static final StartTimes TIMES = new StartTimes();

  private static FunctionZip zip;
  private static Surroundings surroundings;
  private static Answer firstMigration;
  private static Answer secondMigration;

  @BeforeAll
  static void migrate() {
    zip = FunctionZip.unpack();
    surroundings = Surroundings.start();
    try (FunctionProcess migrate = start(TEMPLATE.functions().get("migrate"))) {
      migrate.awaitReady();
      firstMigration = migrate.send("{}");
      secondMigration = migrate.send("{}");
    }
  }

  @AfterAll
  static void stop() {
    TIMES.write();
    surroundings.close();
  }

  @Test
  void the_schema_is_made_once_and_left_alone_the_second_time() {
    assertThat(firstMigration.failed()).as(firstMigration.body()).isFalse();
    assertThat(firstMigration.body()).contains("The schema went from nothing to version");
    assertThat(secondMigration.body()).contains("already");
  }

  @ParameterizedTest
  @MethodSource("readersOfQueues")
  void a_message_about_a_row_that_does_not_exist_is_settled(DeployedFunction function) {
    JsonNode answer = answerTo(Events.messageAboutNothing(function.name()), function);

    assertThat(answer.get("batchItemFailures")).as(answer.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scheduled")
  void a_tick_without_anything_to_do_is_answered(DeployedFunction function) {
    answerTo(Events.tick(function.name()), function);
  }

  @ParameterizedTest
  @MethodSource("answeringRequests")
  void an_event_of_a_known_sender_is_taken_in(DeployedFunction function) {
    JsonNode answer = answerTo(Events.arrival(Events.API_KEY), function);

    assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isEqualTo(202);
  }

  @ParameterizedTest
  @MethodSource("answeringRequests")
  void a_sender_that_nobody_knows_is_refused(DeployedFunction function) {
    JsonNode answer = answerTo(Events.arrival("a guess"), function);

    assertThat(answer.get("statusCode").asInt()).as(answer.toString()).isEqualTo(401);
  }

  @Test
  void no_function_is_left_out() {
    assertThat(
            Stream.of(readersOfQueues(), scheduled(), answeringRequests())
                .flatMap(functions -> functions)
                .map(DeployedFunction::name))
        .hasSize(TEMPLATE.functions().size() - 1)
        .doesNotContain("migrate");
  }

  static Stream<DeployedFunction> readersOfQueues() {
    return functions().filter(function -> function.queueTrigger().isPresent());
  }

  static Stream<DeployedFunction> scheduled() {
    return functions().filter(function -> function.schedule().isPresent());
  }

  static Stream<DeployedFunction> answeringRequests() {
    return functions().filter(function -> function.httpTrigger().isPresent());
  }

  private static Stream<DeployedFunction> functions() {
    return TEMPLATE.functions().values().stream();
  }

  /** Sends the event twice, so that the second answer shows what a warm process takes. */
  private static JsonNode answerTo(String event, DeployedFunction function) {
    try (FunctionProcess process = start(function)) {
      Duration ready = process.awaitReady();
      Answer first = process.send(event);
      Duration answered = process.age();
      Answer second = process.send(event);
      TIMES.add(
          function.name(), ready, answered, process.age().minus(answered), process.residentBytes());

      assertThat(first.failed()).as(first.body()).isFalse();
      assertThat(second).isEqualTo(first);
      return new ObjectMapper().readTree(first.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer is no JSON", e);
    }
  }

  private static FunctionProcess start(DeployedFunction function) {
    return FunctionProcess.start(function, surroundings.environmentOf(function), zip);
  }
}
