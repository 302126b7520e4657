package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnApiDestination;
import software.amazon.awscdk.services.events.CfnConnection;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/**
 * An HTTP address that rules post to, without code of ours and without a way out of the network.
 */
final class Destination {

  private static final int SECONDS_BETWEEN = 300;

  private final CfnApiDestination destination;
  private final CfnRole role;

  Destination(Construct scope, String id, String name, String address, String key) {
    CfnConnection connection =
        CfnConnection.Builder.create(scope, id + "Connection")
            .name(name)
            .authorizationType("API_KEY")
            .authParameters(
                CfnConnection.AuthParametersProperty.builder()
                    .apiKeyAuthParameters(
                        CfnConnection.ApiKeyAuthParametersProperty.builder()
                            .apiKeyName("x-api-key")
                            .apiKeyValue(key)
                            .build())
                    .build())
            .build();
    destination =
        CfnApiDestination.Builder.create(scope, id + "Destination")
            .name(name)
            .connectionArn(connection.getAttrArn())
            .httpMethod("POST")
            .invocationEndpoint(address)
            .invocationRateLimitPerSecond(1)
            .build();
    role = role(scope, id);
  }

  /** A target of a rule, with headers; a post that failed is not repeated for long. */
  CfnRule.TargetProperty.Builder target(String id, Map<String, String> headers) {
    return CfnRule.TargetProperty.builder()
        .id(id)
        .arn(destination.getAttrArn())
        .roleArn(role.getAttrArn())
        .httpParameters(CfnRule.HttpParametersProperty.builder().headerParameters(headers).build())
        .retryPolicy(
            CfnRule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(SECONDS_BETWEEN)
                .maximumRetryAttempts(2)
                .build());
  }

  private CfnRole role(Construct scope, String id) {
    return CfnRole.Builder.create(scope, id + "Role")
        .assumeRolePolicyDocument(Document.assumedBy("events.amazonaws.com"))
        .policies(
            List.of(
                CfnRole.PolicyProperty.builder()
                    .policyName("post")
                    .policyDocument(
                        Document.of(
                            List.of(
                                Document.allow(
                                    destination.getAttrArn(), "events:InvokeApiDestination"))))
                    .build()))
        .build();
  }
}
