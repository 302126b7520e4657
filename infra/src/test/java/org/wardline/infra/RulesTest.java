package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  void no_rule_of_AWS_Solutions_is_broken_without_a_reason() {
    assertThat(Synthesised.stacks())
        .isNotEmpty()
        .allSatisfy(
            stack -> {
              Annotations annotations = Annotations.fromStack(stack);
              assertThat(annotations.findError("*", Match.stringLikeRegexp("AwsSolutions.*")))
                  .isEmpty();
              assertThat(annotations.findWarning("*", Match.stringLikeRegexp("AwsSolutions.*")))
                  .isEmpty();
            });
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
                Map.of()));

    assertThatThrownBy(() -> Connections.check(rows))
        .hasMessageContaining("162 connections are wanted");
  }

  private static App app(String name) {
    return new App(
        AppProps.builder()
            .outdir(Path.of("target", name).toString())
            .context(Deployment.CONTEXT)
            .build());
  }
}
