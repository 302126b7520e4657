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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardline.packaged.FunctionImage.Start;
import org.wardline.packaged.RuntimeApi.Answer;

/**
 * Makes the functions' image of function.zip with its cache, as it is deployed, and runs every
 * function of it in a process of its own under AWS's runtime client, with the template's
 * environment, against real servers whose schema the image itself has made.
 */
class FunctionZipIT {

  private static final Template TEMPLATE = Template.read();
  private static final StartTimes TIMES = new StartTimes();
  private static final Pattern VERSIONS_MADE = Pattern.compile("in (\\d+) migration");

  private static TrainedImage image;
  private static Surroundings surroundings;

  /** What the runtime says when it cannot use its cache. */
  private static final String UNUSABLE = "Unable to map shared spaces";

  private static List<Answer> migrations;
  private static Answer firstKey;

  @BeforeAll
  static void migrateTwiceAtOnceAndMakeTheFirstKey() throws IOException {
    Directories.delete(FunctionProcess.LOGS);
    Files.createDirectories(FunctionProcess.LOGS);
    surroundings = Surroundings.start();
    image = new TrainedImage(FunctionImage.assemble(), surroundings);
    try (FunctionProcess one = image.start("migrate", Start.PLAIN);
        FunctionProcess other = image.start("migrate", Start.PLAIN)) {
      one.awaitReady();
      other.awaitReady();
      var answers = List.of(one.offer("{}"), other.offer("{}"));
      migrations = List.of(one.await(answers.get(0)), other.await(answers.get(1)));
    }
    surroundings.plantCouncil();
    try (FunctionProcess rotate = image.start("rotate", Start.PLAIN)) {
      firstKey = rotate.send("{}");
    }
    image.train();
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
  void a_file_of_the_inbox_is_taken_in_and_one_that_is_gone_is_kept_in_mind() {
    String key = "arrivals/example-hospital/arrival.json";
    surroundings.putIntoInbox(key, Events.ARRIVAL.replace("e-1", "by-file"));
    try (FunctionProcess process = image.start("arrivals", Start.AOT)) {
      process.send(Events.fileArrived(key, 500));
      Answer answer = process.send(Events.fileArrived(key + ".gone.json", 500));

      assertThat(answer.body()).as(process.ownLog()).contains("\"batchItemFailures\":[]");
      assertThat(process.ownLog())
          .contains("message taken in: sender=example-hospital accepted=1 new=1")
          .contains("message quarantined: sender=example-hospital");
    }
  }

  @Test
  void an_operator_makes_a_sealing_key() {
    assertThat(firstKey.failed()).as(firstKey.body()).isFalse();
    assertThat(firstKey.body()).startsWith("\"The new sealing key is ");
  }

  @Test
  void a_start_whose_cache_cannot_be_used_answers_all_the_same_and_its_log_says_so()
      throws IOException {
    FunctionImage broken = image.image().withBrokenCache();
    try (FunctionProcess process =
        new TrainedImage(broken, surroundings).start("rotate", Start.AOT)) {
      assertThat(process.send("{}").failed()).isFalse();
      assertThat(process.ownLog()).contains(UNUSABLE);
    }
  }

  @Test
  void the_container_starts_what_is_tested_here() throws IOException {
    FunctionImage deployed = new FunctionImage(Path.of("/function"));
    String command =
        Files.readAllLines(Path.of("infra/Containerfile.functions")).stream()
            .filter(line -> line.startsWith("ENTRYPOINT ") || line.startsWith("CMD "))
            .map(line -> line.replaceAll("^\\w+ \\[|\\]$", ""))
            .collect(Collectors.joining(", "));

    assertThat(command)
        .isEqualTo(
            deployed.command(Start.AOT).stream()
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(", ")));
  }

  @Test
  void what_the_deployment_listens_for_is_what_the_runtime_says() {
    assertThat(TEMPLATE.ofType("AWS::Logs::MetricFilter").values())
        .map(filter -> filter.get("FilterPattern").asText())
        .contains('"' + UNUSABLE + '"');
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
      assertThat(process.ownLog()).as("its cache is used").doesNotContain(UNUSABLE);
      return new ObjectMapper().readTree(first.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer is no JSON", e);
    }
  }

  private static FunctionProcess start(DeployedFunction function) {
    return image.start(function.name(), Start.AOT);
  }
}
