package org.wardline.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** One function with its role, its log and, if it reads one, the mapping from its queue. */
final class DeployedFunction {

  private static final int MEGABYTES = 1024;
  private static final int BATCH = 10;

  private final FunctionRow row;
  private final CfnFunction function;
  private final CfnLogGroup log;

  DeployedFunction(
      Construct scope,
      FunctionRow row,
      Parameters parameters,
      Surroundings surroundings,
      NetworkRights network) {
    this.row = row;
    String id = Names.pascal(row.name());
    String name = parameters.get("Name") + "-" + row.name();
    this.log = log(scope, id, name, parameters, surroundings.data());
    CfnRole role = new Rights(row, name, log, surroundings).role(scope, id + "Role", network);
    this.function =
        CfnFunction.Builder.create(scope, id + "Function")
            .functionName(name)
            .packageType("Image")
            .code(code(scope, parameters))
            .role(role.getAttrArn())
            .memorySize(MEGABYTES)
            .timeout(row.limits().seconds())
            .reservedConcurrentExecutions(row.limits().concurrency())
            .vpcConfig(place(surroundings.network()))
            .kmsKeyArn(surroundings.data().sealingKey.getKeyArn())
            .tracingConfig(CfnFunction.TracingConfigProperty.builder().mode("PassThrough").build())
            .loggingConfig(
                CfnFunction.LoggingConfigProperty.builder().logGroup(log.getRef()).build())
            .environment(
                CfnFunction.EnvironmentProperty.builder()
                    .variables(new Environment(row, parameters, surroundings).variables())
                    .build())
            .build();
    if (row.trigger() instanceof Trigger.Queue) {
      readQueue(scope, id + "Trigger", surroundings.queues());
    }
  }

  FunctionRow row() {
    return row;
  }

  CfnFunction function() {
    return function;
  }

  CfnLogGroup log() {
    return log;
  }

  private static CfnLogGroup log(
      Construct scope, String id, String name, Parameters parameters, DataStack data) {
    return CfnLogGroup.Builder.create(scope, id + "Logs")
        .logGroupName("/aws/lambda/" + name)
        .retentionInDays(parameters.number("LogDays"))
        .kmsKeyId(data.storageKey.getKeyArn())
        .build();
  }

  private static CfnFunction.CodeProperty code(Construct scope, Parameters parameters) {
    return CfnFunction.CodeProperty.builder()
        .imageUri(Images.of(Stack.of(scope), parameters, Images.FUNCTIONS))
        .build();
  }

  /** Who speaks with others outside stands where there is a way out; all others do not. */
  private CfnFunction.VpcConfigProperty place(NetworkStack network) {
    boolean mails = row.needs(FunctionRow.Need.MAIL);
    boolean outward = mails || row.needs(FunctionRow.Need.OUTSIDE);
    List<String> groups = new ArrayList<>(List.of(network.functions.getSecurityGroupId()));
    if (mails) {
      groups.add(network.mailing.getSecurityGroupId());
    }
    return CfnFunction.VpcConfigProperty.builder()
        .subnetIds(
            network.subnets(outward ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PRIVATE_ISOLATED))
        .securityGroupIds(groups)
        .build();
  }

  private void readQueue(Construct scope, String id, QueuesStack queues) {
    CfnEventSourceMapping.Builder.create(scope, id)
        .functionName(function.getRef())
        .eventSourceArn(queues.of(row.name()).getAttrArn())
        .batchSize(BATCH)
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .scalingConfig(
            CfnEventSourceMapping.ScalingConfigProperty.builder()
                .maximumConcurrency(row.limits().concurrency())
                .build())
        .build();
  }
}
