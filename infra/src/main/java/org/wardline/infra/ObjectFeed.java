package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/**
 * Leads new objects of the inbox to a function, in the shape of S3's own notification. The source
 * tells the two apart, since S3's own encodes the key and the bus does not.
 */
record ObjectFeed(Construct scope, Parameters parameters, FunctionRow row, EventsStack events) {

  private static final int HOURS = 3600;

  private static final String NOTIFICATION =
      """
      {"Records": [{"eventSource": "aws.s3", "eventName": "ObjectCreated", "eventTime": "<time>",
        "s3": {"bucket": {"name": "<bucket>"}, "object": {"key": "<key>", "sequencer": "<sequencer>"}}}]}""";

  void from(String prefix, CfnFunction function) {
    String id = Names.pascal(row.name());
    CfnRule rule =
        CfnRule.Builder.create(scope, id + "Trigger")
            .name(parameters.get("Name") + "-" + row.name())
            .eventPattern(events.objectsUnder(prefix))
            .targets(List.of(target(function)))
            .build();
    CfnPermission.Builder.create(scope, id + "Permission")
        .functionName(function.getRef())
        .action("lambda:InvokeFunction")
        .principal("events.amazonaws.com")
        .sourceArn(rule.getAttrArn())
        .build();
    goOn(id, function);
  }

  private CfnRule.TargetProperty target(CfnFunction function) {
    return CfnRule.TargetProperty.builder()
        .id(row.name())
        .arn(function.getAttrArn())
        .inputTransformer(
            CfnRule.InputTransformerProperty.builder()
                .inputPathsMap(
                    Map.of(
                        "time", "$.time",
                        "bucket", "$.detail.bucket.name",
                        "key", "$.detail.object.key",
                        "sequencer", "$.detail.object.sequencer"))
                .inputTemplate(NOTIFICATION)
                .build())
        .build();
  }

  /** What is not done goes on where it was: the same event twice more. */
  private void goOn(String id, CfnFunction function) {
    CfnEventInvokeConfig.Builder.create(scope, id + "Invocation")
        .functionName(function.getRef())
        .qualifier("$LATEST")
        .maximumRetryAttempts(2)
        .maximumEventAgeInSeconds(6 * HOURS)
        .build();
  }
}
