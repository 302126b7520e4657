package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Lets the Lambda service, and not the functions' own code, manage network interfaces. */
final class NetworkRights extends Construct {

  private final CfnManagedPolicy policy;

  NetworkRights(Construct scope) {
    super(scope, "Network");
    policy =
        CfnManagedPolicy.Builder.create(this, "Rights")
            .description("Lets the Lambda service, not the functions' own code, manage interfaces")
            .policyDocument(
                PolicyDocument.Builder.create()
                    .statements(List.of(interfaces(), notFromInside()))
                    .build())
            .build();
  }

  String arn() {
    return policy.getRef();
  }

  private static PolicyStatement interfaces() {
    return PolicyStatement.Builder.create()
        .actions(
            List.of(
                "ec2:CreateNetworkInterface",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSubnets",
                "ec2:DeleteNetworkInterface",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses"))
        .resources(List.of("*"))
        .build();
  }

  private static PolicyStatement notFromInside() {
    return PolicyStatement.Builder.create()
        .effect(Effect.DENY)
        .actions(List.of("ec2:*"))
        .resources(List.of("*"))
        .conditions(Map.of("Null", Map.of("lambda:SourceFunctionArn", "false")))
        .build();
  }
}
