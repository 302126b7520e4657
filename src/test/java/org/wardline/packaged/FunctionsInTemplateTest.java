package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the functions of the CloudFormation template against the code. */
class FunctionsInTemplateTest {

  private final Template template = Template.read();

  @Test
  void every_handler_has_a_function_and_every_function_a_handler() {
    assertThat(template.functions().keySet()).isEqualTo(handlers());
    assertThat(template.functions())
        .allSatisfy(
            (name, function) ->
                assertThat(function.environment().get("QUARKUS_LAMBDA_HANDLER").asText())
                    .isEqualTo(name));
  }

  @Test
  void the_limits_of_a_function_are_those_of_the_local_mode() {
    assertThat(LocalMode.functions())
        .isNotEmpty()
        .allSatisfy(
            (name, local) -> {
              DeployedFunction function = template.functions().get(name);
              assertThat(function.timeout()).isEqualTo(local.timeout().toSeconds());
              assertThat(function.queueTrigger().map(trigger -> trigger.get("BatchSize").asInt()))
                  .isEqualTo(local.batchSize().stream().boxed().findFirst());
              assertThat(concurrencyOf(function)).isEqualTo(local.concurrency());
            });
  }

  @Test
  void what_runs_by_the_clock_runs_as_often_as_in_the_local_mode() {
    Map<String, Duration> deployed =
        template.functions().values().stream()
            .filter(function -> function.schedule().isPresent())
            .collect(Collectors.toMap(DeployedFunction::name, DeployedFunction::period));

    assertThat(deployed).isEqualTo(LocalMode.periods());
  }

  @Test
  void the_paths_of_the_HTTP_API_are_those_of_the_local_mode() {
    Map<String, String> deployed =
        template.functions().values().stream()
            .filter(function -> function.httpTrigger().isPresent())
            .collect(Collectors.toMap(DeployedFunction::name, DeployedFunction::route));

    assertThat(deployed).isEqualTo(Map.of("intake", "POST " + LocalMode.pathOf("intake")));
  }

  @Test
  void every_environment_variable_is_a_setting_that_exists() {
    Settings settings = Settings.declared();

    assertThat(template.functions())
        .allSatisfy(
            (name, function) ->
                assertThat(function.environment().keySet())
                    .filteredOn(variable -> !variable.equals("QUARKUS_PROFILE"))
                    .allMatch(settings::has, "is a setting"));
  }

  @Test
  void every_environment_variable_of_the_pages_is_a_setting_that_exists() {
    Settings settings = Settings.declared();

    assertThat(template.pages().keySet())
        .hasSizeGreaterThan(10)
        .filteredOn(variable -> !variable.equals("QUARKUS_PROFILE"))
        .allMatch(settings::has, "is a setting");
  }

  @Test
  void a_function_without_dead_letters_alarms_when_it_fails() {
    assertThat(template.functions().values())
        .filteredOn(function -> function.queueTrigger().isEmpty())
        .allSatisfy(
            function -> assertThat(template.alarmsOn("Errors")).contains(function.logicalId()));
  }

  @Test
  void the_operators_table_has_a_row_for_every_function() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("infra/README.md"));

    assertThat(template.functions().keySet())
        .allSatisfy(name -> assertThat(rows).anyMatch(row -> row.startsWith("| `" + name + "` |")));
  }

  private static Set<String> handlers() {
    return new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream()
            .filter(
                type ->
                    type.isAssignableTo(RequestHandler.class) && type.isAnnotatedWith(Named.class))
            .map(type -> type.getAnnotationOfType(Named.class).value())
            .collect(Collectors.toSet());
  }

  private int concurrencyOf(DeployedFunction function) {
    return template.number(
        function
            .queueTrigger()
            .map(trigger -> trigger.get("ScalingConfig").get("MaximumConcurrency"))
            .orElseGet(() -> function.properties().get("ReservedConcurrentExecutions")));
  }
}
