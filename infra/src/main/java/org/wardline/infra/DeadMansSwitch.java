package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/**
 * Tells a service outside whenever the auditor has run to its end; that service rings somebody when
 * it hears nothing. The auditor itself stays inside the network: AWS posts for it.
 */
final class DeadMansSwitch {

  private final CfnRule rule;

  DeadMansSwitch(Construct scope, Parameters parameters, String auditor, EventsStack events) {
    CfnCondition none =
        CfnCondition.Builder.create(scope, "NoSwitch")
            .expression(Fn.conditionEquals(parameters.get("DeadMansUrl"), ""))
            .build();
    Destination destination =
        new Destination(
            scope,
            "DeadMan",
            parameters.get("Name") + "-dead-mans-switch",
            either(none, "https://dead-mans-switch.invalid/", parameters.get("DeadMansUrl")),
            "wardline");
    rule =
        CfnRule.Builder.create(scope, "AuditorHasRun")
            .name(parameters.get("Name") + "-auditor-has-run")
            .eventBusName(events.bus())
            .state(either(none, "DISABLED", "ENABLED"))
            .eventPattern(
                Map.of(
                    "source", List.of("lambda"),
                    "detail-type", List.of("Lambda Function Invocation Result - Success"),
                    "resources", List.of(Map.of("prefix", auditor))))
            .targets(List.of(destination.target("dead-mans-switch", Map.of()).input("{}").build()))
            .build();
  }

  private static String either(CfnCondition condition, String then, String otherwise) {
    return Fn.conditionIf(condition.getLogicalId(), then, otherwise).toString();
  }

  CfnRule rule() {
    return rule;
  }
}
