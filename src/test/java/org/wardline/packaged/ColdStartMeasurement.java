package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
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

  /** The runtime still compiles what the first events go through. */
  private static final int NOT_YET_WARM = 20;

  private static final List<String> BY_HAND = List.of("migrate", "rotate");
  private static final Template TEMPLATE = Template.read();

  private static TrainedImage image;
  private static Surroundings surroundings;

  @BeforeAll
  static void makeTheImageAndTrainIt() {
    surroundings = Surroundings.start();
    image = new TrainedImage(FunctionImage.assemble(), surroundings);
    for (String function : BY_HAND) {
      try (FunctionProcess process = image.start(function, Start.PLAIN)) {
        answered(process.send("{}"));
      }
    }
    surroundings.plantCouncil();
    image.trainForComparison();
    image.train();
  }

  @AfterAll
  static void stop() throws IOException {
    surroundings.close();
    Files.deleteIfExists(image.image().file(FunctionImage.CDS_ARCHIVE));
  }

  @Test
  void measure() {
    StartTable table = new StartTable();
    measureChain(table);
    List<String> functions =
        TEMPLATE.functions().keySet().stream().filter(name -> !BY_HAND.contains(name)).toList();
    for (int round = 0; round < ROUNDS; round++) {
      for (String function : functions) {
        for (Start start : Start.values()) {
          measure(function, start, table);
        }
      }
    }
    table.remark("load average of the machine at the end: %.1f".formatted(loadAverage()));
    table.remark(
        "image: %d MB, of which the cache %d MB"
            .formatted(
                image.image().bytes() / 1_000_000,
                image.image().file(FunctionImage.AOT_CACHE).toFile().length() / 1_000_000));
    table.write();
  }

  /** Runs first, so that nobody is told of a child of whom other events told already. */
  private static void measureChain(StartTable table) {
    ColdChain chain = ColdChain.withCouncil(image);
    for (int round = 0; round < ROUNDS; round++) {
      table.chain(chain.run());
    }
  }

  private static void measure(String function, Start start, StartTable table) {
    try (FunctionProcess process = image.start(function, start)) {
      answered(process.send(eventFor(function)));
      table.first(function, start, process.age());
      table.processorTime(function, start, process.processorTime());
      if (start == Start.AOT) {
        measureWarm(function, process, table);
      }
    }
  }

  private static void measureWarm(String function, FunctionProcess process, StartTable table) {
    for (int i = -NOT_YET_WARM; i < WARM / ROUNDS; i++) {
      String event = eventFor(function);
      Duration before = process.age();
      answered(process.send(event));
      if (i >= 0) {
        table.warm(function, process.age().minus(before), process.residentBytes());
      }
    }
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
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
}
