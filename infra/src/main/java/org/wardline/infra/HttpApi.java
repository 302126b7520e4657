package org.wardline.infra;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** The HTTP API that senders post to; its log holds request ids and times, no bodies or headers. */
final class HttpApi {

  /** High enough that one machine without a key does not shut out those who have one. */
  private static final int BURST = 2000;

  private static final int PER_SECOND = 1000;

  private final CfnApi api;

  HttpApi(Construct scope, Parameters parameters, DataStack data) {
    String name = parameters.get("Name") + "-api";
    api = CfnApi.Builder.create(scope, "Api").name(name).protocolType("HTTP").build();
    CfnLogGroup log =
        CfnLogGroup.Builder.create(scope, "ApiLogs")
            .logGroupName("/aws/apigateway/" + name)
            .retentionInDays(parameters.number("LogDays"))
            .kmsKeyId(data.storageKey.getKeyArn())
            .build();
    CfnStage.Builder.create(scope, "ApiStage")
        .apiId(api.getRef())
        .stageName("$default")
        .autoDeploy(true)
        .defaultRouteSettings(
            CfnStage.RouteSettingsProperty.builder()
                .throttlingBurstLimit(BURST)
                .throttlingRateLimit(PER_SECOND)
                .detailedMetricsEnabled(true)
                .build())
        .accessLogSettings(
            CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getAttrArn())
                .format(
                    "{\"request\":\"$context.requestId\",\"time\":\"$context.requestTime\","
                        + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\","
                        + "\"milliseconds\":\"$context.responseLatency\"}")
                .build())
        .build();
  }

  CfnApi api() {
    return api;
  }

  /** Where care events are posted to. */
  String careEvents() {
    return api.getAttrApiEndpoint() + "/care-events";
  }

  /** Leads a path to a function. */
  void route(Construct scope, FunctionRow row, CfnFunction function) {
    String path = ((Trigger.HttpPost) row.trigger()).path();
    String id = Names.pascal(row.name());
    CfnIntegration integration =
        CfnIntegration.Builder.create(scope, id + "Trigger")
            .apiId(api.getRef())
            .integrationType("AWS_PROXY")
            .integrationUri(function.getAttrArn())
            .payloadFormatVersion("2.0")
            .timeoutInMillis(30_000)
            .build();
    CfnRoute.Builder.create(scope, id + "Route")
        .apiId(api.getRef())
        .routeKey("POST " + path)
        .authorizationType("NONE")
        .target("integrations/" + integration.getRef())
        .build();
    Stack stack = Stack.of(scope);
    CfnPermission.Builder.create(scope, id + "Permission")
        .functionName(function.getRef())
        .action("lambda:InvokeFunction")
        .principal("apigateway.amazonaws.com")
        .sourceArn(
            "arn:%s:execute-api:%s:%s:%s/*/POST%s"
                .formatted(
                    stack.getPartition(),
                    stack.getRegion(),
                    stack.getAccount(),
                    api.getRef(),
                    path))
        .build();
  }
}
