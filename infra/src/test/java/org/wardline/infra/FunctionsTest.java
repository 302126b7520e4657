package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.infra.Synthesised.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Functions, queues and schedules: what follows from each row of the table. */
class FunctionsTest {

  @Test
  void every_function_has_a_role_a_log_and_a_limit_of_its_own() {
    int functions = Synthesised.rows().size();

    template("functions").resourceCountIs("AWS::Lambda::Function", functions);
    template("functions").resourceCountIs("AWS::IAM::Role", functions);
    for (FunctionRow row : Synthesised.rows()) {
      template("functions")
          .hasResourceProperties(
              "AWS::Lambda::Function",
              Map.of(
                  "Role", Map.of("Fn::GetAtt", List.of(Names.pascal(row.name()) + "Role", "Arn")),
                  "LoggingConfig",
                      Map.of("LogGroup", Map.of("Ref", Names.pascal(row.name()) + "Logs")),
                  "ReservedConcurrentExecutions", row.limits().concurrency()));
    }
  }

  @Test
  void logs_are_encrypted_and_end_and_settings_are_encrypted() {
    template("functions")
        .allResourcesProperties(
            "AWS::Logs::LogGroup",
            Map.of("RetentionInDays", Match.anyValue(), "KmsKeyId", Match.anyValue()));
    template("functions")
        .allResourcesProperties("AWS::Lambda::Function", Map.of("KmsKeyArn", Match.anyValue()));
  }

  @Test
  void no_payload_is_traced() {
    template("functions")
        .allResourcesProperties(
            "AWS::Lambda::Function", Map.of("TracingConfig", Map.of("Mode", "PassThrough")));
    assertThat(Synthesised.TEMPLATES.get("events.json"))
        .contains("$context.requestId")
        .doesNotContain("DataTraceEnabled")
        .doesNotContain("$context.authorizer")
        .doesNotContain("$context.path");
  }

  @Test
  void all_connections_wanted_at_once_are_four_fifths_of_those_allowed_at_most() {
    assertThat(Connections.wanted(Synthesised.rows()))
        .isLessThanOrEqualTo(Connections.ALLOWED * 4 / 5);
    template("functions")
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Synthesised.functionWith("matching", "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "2"));
  }

  @Test
  void a_function_may_log_in_to_the_database_as_its_own_role_only() {
    for (FunctionRow row : Synthesised.rows()) {
      String role = Names.pascal(row.name()) + "Role";
      String policy = template("functions").findResources("AWS::IAM::Role").get(role).toString();
      assertThat(policy).contains("rds-db:connect").contains("/" + row.login().role());
      assertThat(policy.split("rds-db:connect", -1)).hasSize(2);
    }
  }

  @Test
  void a_queue_hides_a_message_for_six_time_outs_and_keeps_what_failed() {
    for (FunctionRow row : Synthesised.rows()) {
      if (row.trigger() instanceof Trigger.Queue) {
        template("queues")
            .hasResourceProperties(
                "AWS::SQS::Queue",
                Map.of(
                    "VisibilityTimeout",
                    6 * row.limits().seconds(),
                    "RedrivePolicy",
                    Match.objectLike(Map.of("maxReceiveCount", 5))));
      }
    }
  }

  @Test
  void schedules_go_by_rate() {
    assertThat(template("schedules").findResources("AWS::Events::Rule").values())
        .hasSize(3)
        .allSatisfy(rule -> assertThat(rule.toString()).contains("ScheduleExpression=rate("));
  }

  @Test
  void the_auditor_posts_the_synthetic_attendance_to_the_senders_door() {
    template("functions")
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Synthesised.functionWith(
                "auditor",
                "WARDLINE_SYNTHETIC_INTAKE",
                Map.of("Fn::Join", List.of("", Match.arrayWith(List.of("/care-events"))))));
  }

  @Test
  void a_new_file_of_the_register_is_told_to_loading_and_twice_again_when_it_is_not_done() {
    template("functions")
        .hasResourceProperties(
            "AWS::Events::Rule",
            Map.of(
                "EventPattern",
                Match.objectLike(
                    Map.of(
                        "detail",
                        Match.objectLike(
                            Map.of(
                                "object", Map.of("key", List.of(Map.of("prefix", "register/"))))))),
                "Targets",
                List.of(Match.objectLike(Map.of("Id", "loading")))));
    template("functions")
        .hasResourceProperties("AWS::Lambda::EventInvokeConfig", Map.of("MaximumRetryAttempts", 2));
  }

  @Test
  void a_function_that_is_fed_by_the_bus_or_by_files_gets_a_rule_to_its_queue() {
    List<FunctionRow> rows = new ArrayList<>(Synthesised.rows());
    rows.add(fed("by-bus", new Trigger.Feed.Bus()));
    rows.add(fed("by-files", new Trigger.Feed.Objects("files/")));
    Template events =
        Template.fromString(
            new Deployment(Path.of("target/planned"), rows).templates().get("events.json"));

    events.hasResourceProperties("AWS::Events::Rule", Map.of("EventBusName", Map.of("Ref", "Bus")));
    events.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "EventPattern",
            Match.objectLike(
                Map.of(
                    "detail",
                    Match.objectLike(
                        Map.of("object", Map.of("key", List.of(Map.of("prefix", "files/")))))))));
  }

  private static FunctionRow fed(String name, Trigger.Feed feed) {
    return new FunctionRow(
        name,
        new Trigger.Queue(feed),
        new FunctionRow.Limits(30, 2),
        FunctionRow.Login.INTAKE,
        FunctionRow.Needs.nothing(),
        Map.of());
  }
}
