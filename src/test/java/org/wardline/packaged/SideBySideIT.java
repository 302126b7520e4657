package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wardline.packaged.RuntimeApi.Answer;

/**
 * The version before and this one, side by side on the schema of this one, as during an upgrade:
 * {@code -Dwardline.previous=function-1.3.zip} names the package of the version before.
 */
class SideBySideIT {

  private static final Template TEMPLATE = Template.read();
  private static final String PREVIOUS = System.getProperty("wardline.previous", "");

  private static FunctionZip previous;
  private static FunctionZip present;
  private static RuntimeClient client;
  private static Surroundings surroundings;

  @BeforeAll
  static void migrate() {
    assumeTrue(
        Files.isRegularFile(Path.of(PREVIOUS)),
        "no version before is given: -Dwardline.previous=<its function.zip>");
    previous = FunctionZip.unpack(Path.of(PREVIOUS), Directories.OWN.resolve("previous"));
    present = FunctionZip.unpack(FunctionZip.FILE, Directories.OWN.resolve("present"));
    client = RuntimeClient.unpackInto(FunctionProcess.LOGS);
    surroundings = Surroundings.startForBothVersions();
    try (FunctionProcess migrate = start("migrate", previous)) {
      assertThat(migrate.send("{}").failed()).isFalse();
    }
    for (String operators : List.of("migrate", "rotate")) {
      try (FunctionProcess process = start(operators, present)) {
        assertThat(process.send("{}").failed()).as(operators).isFalse();
      }
    }
    surroundings.plantCouncil();
  }

  @AfterAll
  static void stop() {
    if (surroundings != null) {
      surroundings.close();
    }
  }

  @Test
  void an_event_that_both_versions_take_in_is_one_event() {
    try (FunctionProcess before = start("intake", previous);
        FunctionProcess now = start("intake", present)) {
      Answer first = before.send(Events.arrival(Events.API_KEY));
      Answer second = now.send(Events.arrival(Events.API_KEY));
      Answer third = before.send(Events.arrival(Events.API_KEY));

      assertThat(first.body()).contains("\"statusCode\":202").isEqualTo(third.body());
      assertThat(second.body()).isEqualTo(first.body());
    }
  }

  @Test
  void every_function_of_the_version_before_works_on_the_schema_of_this_one() {
    for (DeployedFunction function : functionsOfBoth()) {
      if (function.queueTrigger().isPresent()) {
        answers(function, Events.messageAboutNothing(function.name()));
      } else if (function.schedule().isPresent()) {
        answers(function, Events.tick(function.name()));
      }
    }
  }

  private static List<DeployedFunction> functionsOfBoth() {
    Set<String> before = previous.functions();
    List<DeployedFunction> both =
        TEMPLATE.functions().values().stream()
            .filter(function -> before.contains(function.name()))
            .toList();
    assertThat(both).extracting(DeployedFunction::name).contains("intake", "matching", "dispatch");
    return both;
  }

  private static void answers(DeployedFunction function, String event) {
    try (FunctionProcess before = start(function.name(), previous);
        FunctionProcess now = start(function.name(), present)) {
      assertThat(before.send(event).failed()).as("%s of the version before", function).isFalse();
      assertThat(now.send(event).failed()).as("%s of this version", function).isFalse();
    }
  }

  private static FunctionProcess start(String name, FunctionZip zip) {
    DeployedFunction function = TEMPLATE.functions().get(name);
    return FunctionProcess.start(function, surroundings.environmentOf(function), zip, client);
  }
}
