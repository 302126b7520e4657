package org.wardline.infra;

import java.util.List;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnPermission;

/**
 * What runs by the clock: by rate, never by a wall-clock time, which a night in spring does not
 * have.
 */
final class SchedulesStack extends NestedStack {

  SchedulesStack(
      WardlineStack parent,
      Parameters parameters,
      List<FunctionRow> rows,
      FunctionsStack functions) {
    super(parent, "schedules");
    for (FunctionRow row : rows) {
      if (row.trigger() instanceof Trigger.Rate(int minutes)) {
        schedule(parameters, row, minutes, functions.of(row.name()));
        settle(row, minutes, functions.of(row.name()));
      }
    }
  }

  private void schedule(Parameters parameters, FunctionRow row, int minutes, CfnFunction function) {
    String id = Names.pascal(row.name());
    CfnRule rule =
        CfnRule.Builder.create(this, id + "Trigger")
            .name(parameters.get("Name") + "-" + row.name())
            .scheduleExpression(
                minutes == 1 ? "rate(1 minute)" : "rate(%d minutes)".formatted(minutes))
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id(row.name())
                        .arn(function.getAttrArn())
                        .build()))
            .build();
    CfnPermission.Builder.create(this, id + "Permission")
        .functionName(function.getRef())
        .action("lambda:InvokeFunction")
        .principal("events.amazonaws.com")
        .sourceArn(rule.getAttrArn())
        .build();
  }

  /** A failed tick is not repeated: the next one does its work. */
  private void settle(FunctionRow row, int minutes, CfnFunction function) {
    CfnEventInvokeConfig.Builder.create(this, Names.pascal(row.name()) + "Invocation")
        .functionName(function.getRef())
        .qualifier("$LATEST")
        .maximumRetryAttempts(0)
        .maximumEventAgeInSeconds(60 * minutes)
        .build();
  }
}
