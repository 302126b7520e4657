package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wardline.packaged.FunctionImage.Start;
import org.wardline.packaged.RuntimeApi.Answer;

/**
 * Makes the functions' image with its cache and measures it: each start is a process of its own
 * under AWS's runtime client, on real servers. The kinds of start take turns, so that a busy moment
 * of the machine meets all of them.
 */
class ColdStartMeasurement {

  private static final int ROUNDS = Integer.getInteger("wardline.cold-start.rounds", 5);
  private static final int WARM = 100;

  /** It opens the database, unwraps a key and sends to a queue: what most functions do. */
  private static final String TRAINED_WITH = "intake";

  private static final List<String> BY_HAND = List.of("migrate", "rotate");
  private static final Template TEMPLATE = Template.read();

  private static FunctionImage image;
  private static Surroundings surroundings;

  @BeforeAll
  static void makeTheImageAndTrainIt() {
    image = FunctionImage.assemble();
    surroundings = Surroundings.start();
    for (String function : BY_HAND) {
      try (FunctionProcess process = start(function, image.command(Start.PLAIN))) {
        assertThat(process.send("{}").failed()).as(function).isFalse();
      }
    }
    surroundings.plantCouncil();
    train("-XX:ArchiveClassesAtExit=" + FunctionImage.CDS_ARCHIVE);
    train("-XX:AOTCacheOutput=" + FunctionImage.AOT_CACHE);
    assertThat(image.directory().resolve(FunctionImage.AOT_CACHE)).isNotEmptyFile();
    assertThat(image.directory().resolve(FunctionImage.CDS_ARCHIVE)).isNotEmptyFile();
  }

  @AfterAll
  static void stop() {
    surroundings.close();
  }

  @Test
  void measure() {
    StartTable table = new StartTable();
    List<String> functions =
        TEMPLATE.functions().keySet().stream().filter(name -> !BY_HAND.contains(name)).toList();
    for (int round = 0; round < ROUNDS; round++) {
      for (String function : functions) {
        for (Start start : Start.values()) {
          measure(function, start, table);
        }
      }
    }
    table.remark(
        "image: %d MB, of which the cache %d MB"
            .formatted(
                image.bytes() / 1_000_000,
                image.directory().resolve(FunctionImage.AOT_CACHE).toFile().length() / 1_000_000));
    table.write();
  }

  @Test
  void a_start_whose_cache_cannot_be_used_answers_all_the_same_and_its_log_says_so()
      throws IOException {
    Path jar = image.directory().resolve("wardline.jar");
    FileTime right = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
    try (FunctionProcess process = start(TRAINED_WITH, image.command(Start.AOT))) {
      answered(process.send(eventFor(TRAINED_WITH)));
      assertThat(process.log()).contains("Unable to map shared spaces");
    } finally {
      Files.setLastModifiedTime(jar, right);
    }
  }

  private static void measure(String function, Start start, StartTable table) {
    try (FunctionProcess process = start(function, image.command(start))) {
      answered(process.send(eventFor(function)));
      table.first(function, start, process.age());
      for (int i = 0; start == Start.AOT && i < WARM / ROUNDS; i++) {
        String event = eventFor(function);
        Duration before = process.age();
        answered(process.send(event));
        table.warm(function, process.age().minus(before), process.residentBytes());
      }
    }
  }

  /** Runs one start in which the runtime writes down at the end what it has loaded. */
  private static void train(String option) {
    try (FunctionProcess process = start(TRAINED_WITH, image.command(List.of(option)))) {
      answered(process.send(eventFor(TRAINED_WITH)));
      answered(process.send(eventFor(TRAINED_WITH)));
      process.end();
    }
  }

  private static void answered(Answer answer) {
    assertThat(answer.failed()).as(answer.body()).isFalse();
  }

  /** An event that makes the function ask the database; of a register file, only its place. */
  private static String eventFor(String name) {
    DeployedFunction function = TEMPLATE.functions().get(name);
    if (function.queueTrigger().isPresent()) {
      return Events.messageAboutNothing(name);
    }
    if (function.httpTrigger().isPresent()) {
      return Events.arrival(Events.API_KEY, UUID.randomUUID().toString());
    }
    return function.objectTrigger().isPresent()
        ? Events.object("register/elsewhere")
        : Events.tick(name);
  }

  private static FunctionProcess start(String name, List<String> command) {
    DeployedFunction function = TEMPLATE.functions().get(name);
    Map<String, String> environment = new TreeMap<>(surroundings.environmentOf(function));
    environment.remove("JAVA_TOOL_OPTIONS");
    return FunctionProcess.start(function, environment, image.directory(), command);
  }
}
