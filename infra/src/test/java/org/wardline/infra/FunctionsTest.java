package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.infra.Synthesised.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;

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
                    "QueueName",
                    named("-" + row.name()),
                    "VisibilityTimeout",
                    6 * row.limits().seconds(),
                    "MessageRetentionPeriod",
                    4 * 86_400,
                    "RedrivePolicy",
                    Match.objectLike(Map.of("maxReceiveCount", Match.anyValue()))));
      }
    }
  }

  @Test
  void schedules_go_by_the_rate_of_their_rows() {
    Map<String, Integer> rates = new TreeMap<>();
    for (FunctionRow row : Synthesised.rows()) {
      if (row.trigger() instanceof Trigger.Rate(int minutes)) {
        rates.put(row.name(), minutes);
        template("schedules")
            .hasResourceProperties(
                "AWS::Events::Rule",
                Map.of(
                    "ScheduleExpression",
                    minutes == 1 ? "rate(1 minute)" : "rate(" + minutes + " minutes)",
                    "Name",
                    named("-" + row.name())));
      }
    }
    template("schedules").resourceCountIs("AWS::Events::Rule", rates.size());
    assertThat(rates).isEqualTo(Map.of("escalation", 1, "auditor", 5, "mesh", 5));
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
  void arrivals_is_fed_by_the_bus_and_by_files_under_its_prefix() {
    template("events")
        .hasResourceProperties(
            "AWS::Events::Rule",
            Map.of("EventBusName", Map.of("Ref", "Bus"), "Targets", List.of(toArrivals())));
    template("events")
        .hasResourceProperties(
            "AWS::Events::Rule",
            Map.of(
                "EventBusName",
                Match.absent(),
                "EventPattern",
                Match.objectLike(
                    Map.of(
                        "source",
                        List.of("aws.s3"),
                        "detail",
                        Match.objectLike(
                            Map.of(
                                "object", Map.of("key", List.of(Map.of("prefix", "arrivals/"))))))),
                "Targets",
                List.of(toArrivals())));
  }

  /** What cannot be put on the queue is put on its dead letters. */
  private static Matcher toArrivals() {
    return Match.objectLike(
        Map.of("Id", "arrivals", "DeadLetterConfig", Map.of("Arn", Match.anyValue())));
  }

  @Test
  void only_rules_of_this_deployment_may_fill_a_queue_from_outside() {
    template("queues")
        .hasResourceProperties(
            "AWS::SQS::QueuePolicy",
            Map.of(
                "PolicyDocument",
                Match.objectLike(
                    Map.of(
                        "Statement",
                        Match.arrayWith(
                            List.of(
                                Match.objectLike(
                                    Map.of(
                                        "Effect",
                                        "Allow",
                                        "Principal",
                                        Map.of("Service", "events.amazonaws.com"),
                                        "Action",
                                        "sqs:SendMessage",
                                        "Condition",
                                        Map.of("ArnLike", Match.anyValue())))))))));
    assertThat(Synthesised.TEMPLATES.get("queues.json").split(":rule/", -1)).hasSize(3);
  }

  @Test
  void what_comes_from_outside_waits_for_an_outage_of_two_days_to_end() {
    template("queues")
        .hasResourceProperties(
            "AWS::SQS::Queue",
            Map.of(
                "QueueName",
                named("-arrivals"),
                "RedrivePolicy",
                Match.objectLike(Map.of("maxReceiveCount", 1000))));
  }

  @Test
  void arrivals_reads_its_own_prefix_of_the_inbox_and_nothing_of_the_register() {
    String role =
        template("functions").findResources("AWS::IAM::Role").get("ArrivalsRole").toString();

    assertThat(role)
        .contains("/arrivals/*", "s3:GetObjectVersion")
        .doesNotContain("register/", "s3:PutObject", "s3:DeleteObject");
    template("functions")
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Synthesised.functionWith("arrivals", "WARDLINE_ARRIVALS_BUCKET", Match.anyValue()));
  }

  @Test
  void every_function_runs_the_image_that_was_measured() {
    template("functions")
        .allResourcesProperties(
            "AWS::Lambda::Function",
            Map.of(
                "PackageType",
                "Image",
                "Code",
                Map.of("ImageUri", Map.of("Fn::Join", Match.anyValue()))));
    assertThat(Synthesised.TEMPLATES.get("functions.json"))
        .contains("/wardline:functions-")
        .doesNotContain("JAVA_TOOL_OPTIONS");
  }

  @Test
  void every_queue_keeps_what_failed_for_14_days_encrypted() {
    for (FunctionRow row : Synthesised.rows()) {
      if (row.trigger() instanceof Trigger.Queue) {
        template("queues")
            .hasResourceProperties(
                "AWS::SQS::Queue",
                Map.of(
                    "QueueName",
                    named("-" + row.name() + "-dead-letters"),
                    "MessageRetentionPeriod",
                    14 * 86_400,
                    "SqsManagedSseEnabled",
                    true));
      }
    }
  }

  @Test
  void only_who_speaks_with_others_outside_stands_where_there_is_a_way_out() {
    Set<String> outward =
        Synthesised.rows().stream()
            .filter(row -> row.needs(FunctionRow.Need.OUTSIDE) || row.needs(FunctionRow.Need.MAIL))
            .map(FunctionRow::name)
            .collect(Collectors.toSet());

    assertThat(outward).containsExactlyInAnyOrder("dispatch", "auditor", "mesh");
    for (FunctionRow row : Synthesised.rows()) {
      String place =
          template("functions")
              .findResources("AWS::Lambda::Function")
              .get(Names.pascal(row.name()) + "Function")
              .toString();
      assertThat(place.contains("outwardSubnet"))
          .as(row.name())
          .isEqualTo(outward.contains(row.name()));
    }
  }

  private static Map<String, Object> named(String end) {
    return Map.of("Fn::Join", List.of("", List.of(Match.anyValue(), end)));
  }
}
