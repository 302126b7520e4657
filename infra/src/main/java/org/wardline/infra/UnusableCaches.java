package org.wardline.infra;

import java.util.List;
import java.util.Map;
import org.wardline.infra.Alarm.Kind;
import org.wardline.infra.Alarm.Limit;
import org.wardline.infra.Alarm.Measure;
import software.amazon.awscdk.services.logs.CfnMetricFilter;
import software.constructs.Construct;

/**
 * Counts the starts of functions that could not use their cache. They answer all the same, but
 * seconds later, which nobody would notice.
 */
final class UnusableCaches {

  /** What the Java runtime says then; a test of the image holds that it does. */
  static final String SAYS = "Unable to map shared spaces";

  private static final String METRIC = "unusable-caches";
  private static final int FIVE_MINUTES = 300;

  private UnusableCaches() {}

  static Alarm alarm(
      Construct scope, Parameters parameters, List<FunctionRow> rows, FunctionsStack functions) {
    String namespace = "Wardline/" + parameters.get("Name");
    for (FunctionRow row : rows) {
      CfnMetricFilter.Builder.create(scope, Names.pascal(row.name()) + "UnusableCaches")
          .logGroupName(functions.deployed(row.name()).log().getRef())
          .filterPattern("\"" + SAYS + "\"")
          .metricTransformations(
              List.of(
                  CfnMetricFilter.MetricTransformationProperty.builder()
                      .metricNamespace(namespace)
                      .metricName(METRIC)
                      .metricValue("1")
                      .defaultValue(0)
                      .build()))
          .build();
    }
    return new Alarm(
        "functions",
        Kind.UNUSABLE_CACHE,
        "A function was started without its cache, and answered seconds later",
        new Measure(namespace, METRIC, Map.of(), "Sum"),
        Limit.above(0, FIVE_MINUTES, 1));
  }
}
