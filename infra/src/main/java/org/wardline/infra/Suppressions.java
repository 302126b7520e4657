package org.wardline.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;

/** The rules of AWS Solutions that are not kept, each in one place only, and why. */
final class Suppressions {

  private static final String OWN_LOG =
      "Who put or took an object is in the account's CloudTrail; a second log of the same would be"
          + " one more place to protect";
  private static final String OWN_OBJECTS =
      "Every object under the one prefix, and no other: their names are not known beforehand";

  private static final List<Suppression> ALL =
      List.of(
          new Suppression(
              "data/Database",
              "AwsSolutions-RDS11",
              "The port is reached from two security groups only; another number hides nothing"),
          new Suppression("data/AuditHeads/Resource", "AwsSolutions-S1", OWN_LOG),
          new Suppression("events/Inbox/Resource", "AwsSolutions-S1", OWN_LOG),
          new Suppression(
              "data/Backups/Nightly/Database/Role/Resource",
              "AwsSolutions-IAM4",
              "AWS Backup keeps this policy in step with what its service needs; it is the service's"
                  + " role and no function's"),
          new Suppression(
              "functions/Network/Rights",
              "AwsSolutions-IAM5",
              "Network interfaces have no names beforehand; a denial takes the rights from the"
                  + " functions' own code"),
          new Suppression("functions/ArrivalsRole", "AwsSolutions-IAM5", OWN_OBJECTS),
          new Suppression("functions/AuditorRole", "AwsSolutions-IAM5", OWN_OBJECTS),
          new Suppression("functions/LoadingRole", "AwsSolutions-IAM5", OWN_OBJECTS),
          new Suppression("web/PagesRole", "AwsSolutions-IAM5", OWN_OBJECTS),
          new Suppression(
              "functions/IntakeRoute",
              "AwsSolutions-APIG4",
              "The function checks the sender itself, by key or signed token, since an unknown one"
                  + " must be answered and counted by the same rules everywhere"),
          new Suppression(
              "web/Balancer",
              "AwsSolutions-ELB2",
              "Who saw what is in the audit trail; addresses of readers are personal and not kept"),
          new Suppression(
              "web/StartRole",
              "AwsSolutions-IAM5",
              "ecr:GetAuthorizationToken can be allowed for everything only; the images are one"
                  + " repository's"),
          new Suppression(
              "web/Process",
              "AwsSolutions-ECS2",
              "The variables are addresses and names; there is no secret among them"));

  private Suppressions() {}

  /** One rule that is not kept in one place. */
  private record Suppression(String path, String rule, String reason) {}

  static void addTo(WardlineStack stack) {
    ALL.forEach(
        suppression ->
            NagSuppressions.addResourceSuppressionsByPath(
                stack,
                "/" + WardlineStack.ID + "/" + suppression.path(),
                List.of(
                    NagPackSuppression.builder()
                        .id(suppression.rule())
                        .reason(suppression.reason())
                        .build())));
  }
}
