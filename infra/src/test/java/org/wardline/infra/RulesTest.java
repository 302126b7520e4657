package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.sqs.CfnQueue;

/** The rules of AWS Solutions and of CloudFormation, and that they would be noticed. */
class RulesTest {

  @Test
  void no_rule_of_AWS_Solutions_is_broken_without_a_reason() throws IOException {
    List<String> looked = reports();

    assertThat(looked).hasSizeGreaterThan(60).noneMatch(line -> line.contains("\"Non-Compliant\""));
    assertThat(looked).anyMatch(line -> line.contains("\"Suppressed\""));
  }

  @Test
  void a_broken_rule_of_AWS_Solutions_is_an_error() {
    App app = app("nag");
    Stack stack = new Stack(app, "planted");
    CfnQueue.Builder.create(stack, "Queue").sqsManagedSseEnabled(false).build();
    Aspects.of(app).add(new AwsSolutionsChecks());

    assertThat(
            Annotations.fromStack(stack)
                .findError("*", Match.stringLikeRegexp("AwsSolutions-SQS.*")))
        .isNotEmpty();
  }

  @Test
  void a_template_that_CloudFormation_would_refuse_cannot_be_synthesised() {
    App app = app("refused");
    CfnQueue queue = CfnQueue.Builder.create(new Stack(app, "planted"), "Queue").build();
    queue.addPropertyOverride("VisibilityTimeout", "for ever");

    assertThatThrownBy(app::synth).hasMessageContaining("alidation");
  }

  @Test
  void a_table_that_wants_more_connections_than_there_are_is_refused() {
    List<FunctionRow> rows =
        List.of(
            new FunctionRow(
                "greedy",
                new Trigger.ByHand(),
                new FunctionRow.Limits(30, 61),
                FunctionRow.Login.INTAKE,
                FunctionRow.Needs.nothing(),
                null));

    assertThatThrownBy(() -> Connections.check(rows))
        .hasMessageContaining("162 connections are wanted");
  }

  /** A line for each rule and each resource of each nested stack. */
  private static List<String> reports() throws IOException {
    assertThat(Synthesised.TEMPLATES).hasSize(Synthesised.stacks().size() + 1);
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("target/synthesised"))) {
      for (Path report : files.filter(file -> file.toString().endsWith("NagReport.csv")).toList()) {
        lines.addAll(Files.readAllLines(report));
      }
    }
    return lines;
  }

  private static App app(String name) {
    return new App(
        AppProps.builder()
            .outdir(Path.of("target", name).toString())
            .context(Deployment.CONTEXT)
            .build());
  }
}
