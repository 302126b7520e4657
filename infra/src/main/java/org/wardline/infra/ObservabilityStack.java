package org.wardline.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;

/** Alarms that reach somebody, and a dashboard. */
final class ObservabilityStack extends NestedStack {

  /** Where operators read what to do. */
  static final String MANUAL = "src/docs/operating.md";

  private final CfnTopic topic;
  private final String prefix;

  ObservabilityStack(WardlineStack parent, Parameters parameters, List<FunctionRow> rows) {
    super(parent, "observability");
    prefix = parameters.get("Name") + "-";
    topic = topic(parameters, parent.data);
    List<Alarm> alarms = new ArrayList<>();
    rows.forEach(row -> alarms.addAll(FunctionAlarms.of(row, parent.functions, parent.queues)));
    Findings findings = new Findings(this, parameters, parent.functions.deployed("auditor").log());
    alarms.addAll(SharedAlarms.of(parent, parameters, findings));
    alarms.add(UnusableCaches.alarm(this, parameters, rows, parent.functions));
    alarms.forEach(this::alarm);
    new Overview(this, parameters, alarms);
  }

  private CfnTopic topic(Parameters parameters, DataStack data) {
    CfnTopic made =
        CfnTopic.Builder.create(this, "Alarms")
            .topicName(prefix + "alarms")
            .kmsMasterKeyId(data.storageKey.getKeyArn())
            .build();
    CfnSubscription.Builder.create(this, "AlarmsByEmail")
        .topicArn(made.getRef())
        .protocol("email")
        .endpoint(parameters.get("AlarmEmail"))
        .build();
    CfnTopicPolicy.Builder.create(this, "AlarmsPolicy")
        .topics(List.of(made.getRef()))
        .policyDocument(
            Document.of(
                List.of(
                    Document.refusePlainText("sns:Publish", made.getRef()),
                    PolicyStatement.Builder.create()
                        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                        .actions(List.of("sns:Publish"))
                        .resources(List.of(made.getRef()))
                        .conditions(
                            Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
                        .build())))
        .build();
    return made;
  }

  private void alarm(Alarm alarm) {
    CfnAlarm.Builder builder =
        CfnAlarm.Builder.create(this, Names.pascal(alarm.name()) + "Alarm")
            .alarmName(prefix + alarm.name())
            .alarmDescription(
                "%s: see \"%s\" in %s".formatted(alarm.says(), alarm.kind().text(), MANUAL))
            .namespace(alarm.measure().namespace())
            .metricName(alarm.measure().metric())
            .dimensions(
                alarm.measure().dimensions().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(
                        dimension ->
                            CfnAlarm.DimensionProperty.builder()
                                .name(dimension.getKey())
                                .value(dimension.getValue())
                                .build())
                    .toList())
            .period(alarm.limit().seconds())
            .evaluationPeriods(alarm.limit().periods())
            .threshold(alarm.limit().threshold())
            .comparisonOperator(
                alarm.limit().above() ? "GreaterThanThreshold" : "LessThanThreshold")
            .treatMissingData(alarm.limit().missingIsBad() ? "breaching" : "notBreaching")
            .alarmActions(List.of(topic.getRef()))
            .okActions(List.of(topic.getRef()));
    String statistic = alarm.measure().statistic();
    (statistic.startsWith("p")
            ? builder.extendedStatistic(statistic)
            : builder.statistic(statistic))
        .build();
  }
}
