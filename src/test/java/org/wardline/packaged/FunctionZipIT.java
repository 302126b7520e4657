package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern VERSIONS_MADE = Pattern.compile("in (\\d+) migration");

  private static FunctionZip zip;
  private static RuntimeClient client;
  private static Surroundings surroundings;
  private static List<Answer> migrations;
  private static Answer firstKey;

  @BeforeAll
  static void migrateTwiceAtOnceAndMakeTheFirstKey() throws IOException {
    Directories.delete(FunctionProcess.LOGS);
    zip = FunctionZip.unpack();
    client = RuntimeClient.unpackInto(FunctionProcess.LOGS);
    surroundings = Surroundings.start();
    DeployedFunction migrate = TEMPLATE.functions().get("migrate");
    try (FunctionProcess one = start(migrate);
        FunctionProcess other = start(migrate)) {
      one.awaitReady();
      other.awaitReady();
      var answers = List.of(one.offer("{}"), other.offer("{}"));
      migrations = List.of(one.await(answers.get(0)), other.await(answers.get(1)));
    }
    surroundings.plantCouncil();
    try (FunctionProcess rotate = start(TEMPLATE.functions().get("rotate"))) {
      firstKey = rotate.send("{}");
    }
  }

  @AfterAll
  static void stop() {
    TIMES.write();
    surroundings.close();
  }

  /** The two take turns, a version at a time: how many each of them makes is chance. */
  @Test
  void two_migrations_at_once_make_the_schema_once() throws IOException {
    assertThat(migrations).noneMatch(Answer::failed);
    assertThat(migrations.stream().mapToInt(FunctionZipIT::versionsMade).sum())
        .isEqualTo(versions());
  }

  private static int versionsMade(Answer answer) {
    Matcher made = VERSIONS_MADE.matcher(answer.body());
    return made.find() ? Integer.parseInt(made.group(1)) : 0;
  }

  private static int versions() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return Math.toIntExact(files.count());
    }
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
  @MethodSource("readersOfObjects")
  void a_file_in_an_unknown_place_is_left_alone(DeployedFunction function) {
    answerTo(Events.object("register/elsewhere"), function);
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
  void an_operator_makes_a_sealing_key() {
    assertThat(firstKey.failed()).as(firstKey.body()).isFalse();
    assertThat(firstKey.body()).startsWith("\"The new sealing key is ");
  }

  @Test
  void no_function_is_left_out() {
    assertThat(
            Stream.of(readersOfQueues(), scheduled(), readersOfObjects(), answeringRequests())
                .flatMap(functions -> functions)
                .map(DeployedFunction::name))
        .hasSize(TEMPLATE.functions().size() - 2)
        .doesNotContain("migrate", "rotate");
  }

  static Stream<DeployedFunction> readersOfQueues() {
    return functions().filter(function -> function.queueTrigger().isPresent());
  }

  static Stream<DeployedFunction> scheduled() {
    return functions().filter(function -> function.schedule().isPresent());
  }

  static Stream<DeployedFunction> readersOfObjects() {
    return functions().filter(function -> function.objectTrigger().isPresent());
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
    return FunctionProcess.start(function, surroundings.environmentOf(function), zip, client);
  }
}
