package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.infra.Synthesised.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;

/** Every alarm reaches somebody who can read what to do. */
class AlarmsTest {

  private static final Path MANUAL = Path.of("..").resolve(ObservabilityStack.MANUAL);

  @Test
  void every_alarm_tells_somebody_when_it_begins_and_when_it_ends() {
    template("observability")
        .allResourcesProperties(
            "AWS::CloudWatch::Alarm",
            Map.of(
                "AlarmActions", List.of(Map.of("Ref", "Alarms")),
                "OKActions", List.of(Map.of("Ref", "Alarms"))));
    template("observability").resourceCountIs("AWS::SNS::Subscription", 1);
  }

  @Test
  void every_kind_of_alarm_is_used_and_has_a_heading_in_the_manual() throws IOException {
    List<String> manual = Files.readAllLines(MANUAL);
    String alarms = template("observability").findResources("AWS::CloudWatch::Alarm").toString();

    assertThat(Arrays.stream(Alarm.Kind.values()).map(Alarm.Kind::text))
        .allSatisfy(
            kind -> {
              assertThat(alarms).contains("see \"" + kind + "\" in " + ObservabilityStack.MANUAL);
              assertThat(manual).contains("### " + kind);
            });
  }

  @Test
  void every_alarm_names_a_kind() {
    assertThat(template("observability").findResources("AWS::CloudWatch::Alarm").values())
        .isNotEmpty()
        .allSatisfy(
            alarm ->
                assertThat(Arrays.stream(Alarm.Kind.values()))
                    .anyMatch(kind -> alarm.toString().contains("see \"" + kind.text() + "\"")));
  }

  @Test
  void every_function_alarms_on_errors_throttling_and_latency() {
    for (FunctionRow row : Synthesised.rows()) {
      for (Alarm.Kind kind : List.of(Alarm.Kind.ERRORS, Alarm.Kind.THROTTLED, Alarm.Kind.SLOW)) {
        hasAlarm(row.name(), kind);
      }
    }
  }

  @Test
  void every_queue_alarms_on_dead_letters_and_age_and_every_schedule_on_silence() {
    for (FunctionRow row : Synthesised.rows()) {
      switch (row.trigger()) {
        case Trigger.Queue ignored -> {
          hasAlarm(row.name(), Alarm.Kind.DEAD_LETTERS);
          hasAlarm(row.name(), Alarm.Kind.OLDEST_MESSAGE);
        }
        case Trigger.Rate ignored -> hasAlarm(row.name(), Alarm.Kind.SILENT);
        case Trigger.HttpPost ignored -> hasAlarm("api", Alarm.Kind.SILENT);
        case Trigger.Objects ignored -> {}
        case Trigger.ByHand ignored -> {}
      }
    }
  }

  @Test
  void what_all_share_has_its_alarms() {
    Map<String, List<Alarm.Kind>> shared =
        Map.of(
            "api", List.of(Alarm.Kind.ERRORS, Alarm.Kind.SLOW, Alarm.Kind.SILENT),
            "auditor",
                List.of(
                    Alarm.Kind.FINDINGS,
                    Alarm.Kind.REGISTER_FEED,
                    Alarm.Kind.AUDIT_CHAIN,
                    Alarm.Kind.SYNTHETIC_EVENT,
                    Alarm.Kind.DEAD_MANS_SWITCH),
            "pages",
                List.of(
                    Alarm.Kind.ERRORS,
                    Alarm.Kind.SLOW,
                    Alarm.Kind.UNHEALTHY,
                    Alarm.Kind.CERTIFICATE),
            "database", List.of(Alarm.Kind.CAPACITY, Alarm.Kind.CONNECTIONS));

    shared.forEach((subject, kinds) -> kinds.forEach(kind -> hasAlarm(subject, kind)));
  }

  @Test
  void silence_is_an_alarm_also_when_nothing_is_measured_at_all() {
    template("observability")
        .hasResourceProperties(
            "AWS::CloudWatch::Alarm",
            Map.of("MetricName", "Invocations", "TreatMissingData", "breaching"));
  }

  @Test
  void a_start_without_its_cache_is_counted_from_the_log_of_every_function() {
    template("observability")
        .resourcePropertiesCountIs(
            "AWS::Logs::MetricFilter",
            Map.of("FilterPattern", "\"" + UnusableCaches.SAYS + "\""),
            Synthesised.rows().size());
    hasAlarm("functions", Alarm.Kind.UNUSABLE_CACHE);
  }

  @Test
  void what_the_auditor_says_is_counted_from_its_log() {
    template("observability")
        .resourceCountIs("AWS::Logs::MetricFilter", 5 + Synthesised.rows().size());
    template("observability")
        .hasResourceProperties(
            "AWS::Logs::MetricFilter",
            Map.of("FilterPattern", "{ $.message = \"finding: rule=*\" }"));
  }

  @Test
  void the_auditor_holds_the_dead_mans_switch_itself_and_alarms_when_it_cannot() {
    template("functions")
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Synthesised.functionWith(
                "auditor", "WARDLINE_AUDITOR_DEAD_MANS_SWITCH", Match.anyValue()));
    hasAlarm("auditor", Alarm.Kind.DEAD_MANS_SWITCH);
  }

  @Test
  void there_is_a_dashboard() {
    template("observability").resourceCountIs("AWS::CloudWatch::Dashboard", 1);
  }

  @Test
  void the_operators_table_has_every_parameter() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("README.md"));

    assertThat(Parameters.ALL)
        .allSatisfy(
            parameter ->
                assertThat(rows).anyMatch(row -> row.startsWith("| `" + parameter.name() + "` |")));
  }

  private static void hasAlarm(String subject, Alarm.Kind kind) {
    assertThat(template("observability").findResources("AWS::CloudWatch::Alarm"))
        .containsKey(Names.pascal(subject + "-" + kind.text()) + "Alarm");
  }
}
