package org.wardline.infra;

import static org.wardline.infra.Document.allow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** What one function may do: what its row says and nothing else. */
record Rights(FunctionRow row, String functionName, CfnLogGroup log, Surroundings surroundings) {

  CfnRole role(Construct scope, String id, NetworkRights network) {
    return CfnRole.Builder.create(scope, id)
        .assumeRolePolicyDocument(Document.assumedBy("lambda.amazonaws.com"))
        .managedPolicyArns(List.of(network.arn()))
        .policies(
            List.of(
                CfnRole.PolicyProperty.builder()
                    .policyName(row.name())
                    .policyDocument(Document.of(statements(scope)))
                    .build()))
        .build();
  }

  private List<PolicyStatement> statements(Construct scope) {
    List<PolicyStatement> all = new ArrayList<>();
    all.add(allow(log.getAttrArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
    all.add(openSettings(scope));
    all.add(allow(surroundings.data().logIn(row.login().role()), "rds-db:connect"));
    if (row.trigger() instanceof Trigger.Queue) {
      all.add(
          allow(
              queue(row.name()),
              "sqs:ReceiveMessage",
              "sqs:DeleteMessage",
              "sqs:GetQueueAttributes"));
    }
    row.needs().queues().forEach(name -> all.add(allow(queue(name), "sqs:SendMessage")));
    row.needs().others().stream().sorted().forEach(need -> all.addAll(statements(need)));
    return all;
  }

  private List<PolicyStatement> statements(FunctionRow.Need need) {
    return switch (need) {
      case SEALING ->
          List.of(
              underContext(
                  Map.of("kms:EncryptionContext:application", "wardline"),
                  "kms:Encrypt",
                  "kms:Decrypt"));
      case REGISTER_FILES ->
          List.of(allow(surroundings.events().registerFilesArn(), "s3:GetObject"));
      case ARRIVING_FILES ->
          List.of(
              allow(
                  surroundings.events().arrivingFilesArn(), "s3:GetObject", "s3:GetObjectVersion"),
              allow(surroundings.events().inboxArn(), "s3:ListBucket"));
      case AUDIT_HEADS ->
          List.of(
              allow(surroundings.data().heads.getBucketArn(), "s3:ListBucket"),
              allow(
                  surroundings.data().heads.getBucketArn() + "/heads/*",
                  "s3:PutObject",
                  "s3:GetObject"));
      case MAIL, MESH, OUTSIDE, WATCHING -> List.of();
    };
  }

  /** The service opens the function's settings for it, and only its own. */
  private PolicyStatement openSettings(Construct scope) {
    Stack stack = Stack.of(scope);
    return underContext(
        Map.of(
            "kms:EncryptionContext:aws:lambda:FunctionArn",
            "arn:%s:lambda:%s:%s:function:%s"
                .formatted(
                    stack.getPartition(), stack.getRegion(), stack.getAccount(), functionName)),
        "kms:Decrypt");
  }

  private PolicyStatement underContext(Map<String, String> context, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(List.of(actions))
        .resources(List.of(surroundings.data().sealingKey.getKeyArn()))
        .conditions(Map.of("StringEquals", context))
        .build();
  }

  private String queue(String name) {
    return surroundings.queues().of(name).getAttrArn();
  }
}
