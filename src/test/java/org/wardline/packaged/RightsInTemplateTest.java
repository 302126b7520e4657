package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.packaged.Template.idIn;
import static org.wardline.packaged.Template.nameIn;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wardline.platform.sealing.Sealing;

/** Holds what each function may do in the CloudFormation template against what it needs. */
class RightsInTemplateTest {

  private final Template template = Template.read();

  @Test
  void a_function_may_send_to_the_queues_whose_address_it_gets_and_receive_from_its_own_only() {
    assertThat(template.functions())
        .allSatisfy(
            (name, function) -> {
              assertThat(function.queuesFor("sqs:SendMessage"))
                  .isEqualTo(queuesAddressedBy(function));
              assertThat(function.queuesFor("sqs:ReceiveMessage"))
                  .isEqualTo(function.queueTrigger().isPresent() ? List.of(name) : List.of());
            });
  }

  @Test
  void every_function_has_a_role_of_its_own_without_wildcards() {
    Map<String, DeployedFunction> functions = template.functions();

    assertThat(functions.values())
        .extracting(function -> idIn(function.properties().get("Role")))
        .doesNotHaveDuplicates();
    assertThat(functions.values())
        .allSatisfy(
            function -> {
              assertThat(function.rights())
                  .map(right -> right.get("Action").toString())
                  .noneMatch(action -> action.contains("*"));
              assertThat(function.rights())
                  .map(right -> right.get("Resource").toString())
                  .doesNotContain("\"*\"");
            });
  }

  @Test
  void only_a_function_that_reads_or_writes_sealed_data_gets_the_key() {
    assertThat(template.functions().values())
        .filteredOn(DeployedFunction::hasSealingKey)
        .map(DeployedFunction::name)
        .containsExactlyInAnyOrderElementsOf(functionsThatSeal());
  }

  @Test
  void only_migrate_has_the_migrations_switched_on() {
    assertThat(template.functions().values())
        .filteredOn(
            function ->
                !"false"
                    .equals(
                        function
                            .environment()
                            .getOrDefault("QUARKUS_FLYWAY_ACTIVE", function.properties())
                            .asText()))
        .extracting(DeployedFunction::name)
        .containsExactly("migrate");
  }

  private List<String> queuesAddressedBy(DeployedFunction function) {
    return function.environment().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("WARDLINE_QUEUES_"))
        .map(variable -> nameIn(template.resource(idIn(variable.getValue())).get("QueueName")))
        .sorted()
        .toList();
  }

  /** By the packages of their handlers. */
  private static Set<String> functionsThatSeal() {
    JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));
    Set<String> packages =
        classes.get(Sealing.class).getDirectDependenciesToSelf().stream()
            .map(dependency -> dependency.getOriginClass().getPackageName())
            .collect(Collectors.toSet());
    return classes.stream()
        .filter(type -> type.isAssignableTo(RequestHandler.class))
        .filter(
            type -> type.isAnnotatedWith(Named.class) && packages.contains(type.getPackageName()))
        .map(type -> type.getAnnotationOfType(Named.class).value())
        .collect(Collectors.toSet());
  }
}
