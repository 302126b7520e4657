package org.wardline.infra;

import java.util.List;
import java.util.Map;
import org.wardline.infra.Alarm.Measure;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.CfnMetricFilter;
import software.constructs.Construct;

/** Counts what the auditor says in its log. */
final class Findings {

  private final Construct scope;
  private final CfnLogGroup log;
  private final String namespace;

  Findings(Construct scope, Parameters parameters, CfnLogGroup auditorsLog) {
    this.scope = scope;
    this.log = auditorsLog;
    this.namespace = "Wardline/" + parameters.get("Name");
  }

  /** Every finding that was not there at the run before. */
  Measure all() {
    return counted("findings", "finding: rule=*");
  }

  /** That the register is stale or empty. */
  Measure register() {
    return counted("register-findings", "finding: rule=register-*");
  }

  /** That the audit trail is broken. */
  Measure chain() {
    return counted("chain-breaks", "audit chain broken: *");
  }

  /** That the synthetic attendance has not come through in time. */
  Measure synthetic() {
    return counted("synthetic-findings", "finding: rule=synthetic-late*");
  }

  /** That the service outside did not take what the auditor told it. */
  Measure deadMansSwitch() {
    return counted("dead-mans-switch-failures", "dead-man's switch *");
  }

  private Measure counted(String metric, String message) {
    CfnMetricFilter.Builder.create(scope, Names.pascal(metric))
        .logGroupName(log.getRef())
        .filterPattern("{ $.message = \"" + message + "\" }")
        .metricTransformations(
            List.of(
                CfnMetricFilter.MetricTransformationProperty.builder()
                    .metricNamespace(namespace)
                    .metricName(metric)
                    .metricValue("1")
                    .defaultValue(0)
                    .build()))
        .build();
    return new Measure(namespace, metric, Map.of(), "Sum");
  }
}
