package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/** Policies in few words. */
final class Document {

  private Document() {}

  static PolicyDocument of(List<PolicyStatement> statements) {
    return PolicyDocument.Builder.create().statements(statements).build();
  }

  /** Lets a service act as a role. */
  static PolicyDocument assumedBy(String service) {
    return of(
        List.of(
            PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal(service)))
                .actions(List.of("sts:AssumeRole"))
                .build()));
  }

  /** Lets whoever has the policy act on one resource. */
  static PolicyStatement allow(String resource, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(List.of(actions))
        .resources(List.of(resource))
        .build();
  }

  /** Refuses everybody who does not come encrypted. */
  static PolicyStatement refusePlainText(String actions, String resource) {
    return PolicyStatement.Builder.create()
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of(actions))
        .resources(List.of(resource))
        .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
        .build();
  }
}
