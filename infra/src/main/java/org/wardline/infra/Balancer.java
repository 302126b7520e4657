package org.wardline.infra;

import java.util.List;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.constructs.Construct;

/** The load balancer before the pages: HTTPS only, and nothing of the operators' pages outside. */
final class Balancer {

  private final CfnLoadBalancer balancer;
  private final CfnTargetGroup targets;
  private final CfnListener listener;

  Balancer(Construct scope, Parameters parameters, NetworkStack network) {
    balancer = balancer(scope, network);
    targets = targets(scope, network);
    listener =
        CfnListener.Builder.create(scope, "Https")
            .loadBalancerArn(balancer.getRef())
            .protocol("HTTPS")
            .port(443)
            .sslPolicy("ELBSecurityPolicy-TLS13-1-2-2021-06")
            .certificates(
                List.of(
                    CfnListener.CertificateProperty.builder()
                        .certificateArn(parameters.get("Certificate"))
                        .build()))
            .defaultActions(
                List.of(
                    CfnListener.ActionProperty.builder()
                        .type("forward")
                        .targetGroupArn(targets.getRef())
                        .build()))
            .build();
    hideOperatorsPages(scope);
  }

  CfnLoadBalancer balancer() {
    return balancer;
  }

  CfnTargetGroup targets() {
    return targets;
  }

  CfnListener listener() {
    return listener;
  }

  private static CfnLoadBalancer balancer(Construct scope, NetworkStack network) {
    return CfnLoadBalancer.Builder.create(scope, "Balancer")
        .type("application")
        .scheme("internet-facing")
        .subnets(network.subnets(SubnetType.PUBLIC))
        .securityGroups(List.of(network.balancer.getSecurityGroupId()))
        .loadBalancerAttributes(
            List.of(
                attribute("deletion_protection.enabled", "true"),
                attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
                attribute("routing.http.desync_mitigation_mode", "strictest")))
        .build();
  }

  private static CfnLoadBalancer.LoadBalancerAttributeProperty attribute(String key, String value) {
    return CfnLoadBalancer.LoadBalancerAttributeProperty.builder().key(key).value(value).build();
  }

  private static CfnTargetGroup targets(Construct scope, NetworkStack network) {
    return CfnTargetGroup.Builder.create(scope, "Processes")
        .vpcId(network.vpc.getVpcId())
        .targetType("ip")
        .protocol("HTTP")
        .port(NetworkStack.PAGES)
        .healthCheckPath("/q/health/live")
        .healthCheckIntervalSeconds(15)
        .targetGroupAttributes(
            List.of(
                CfnTargetGroup.TargetGroupAttributeProperty.builder()
                    .key("deregistration_delay.timeout_seconds")
                    .value("30")
                    .build()))
        .build();
  }

  /** Health, measures and the version are asked inside, by the load balancer and by operators. */
  private void hideOperatorsPages(Construct scope) {
    CfnListenerRule.Builder.create(scope, "OperatorsPagesHidden")
        .listenerArn(listener.getRef())
        .priority(1)
        .conditions(
            List.of(
                CfnListenerRule.RuleConditionProperty.builder()
                    .field("path-pattern")
                    .pathPatternConfig(
                        CfnListenerRule.PathPatternConfigProperty.builder()
                            .values(List.of("/q", "/q/*", "/version"))
                            .build())
                    .build()))
        .actions(
            List.of(
                CfnListenerRule.ActionProperty.builder()
                    .type("fixed-response")
                    .fixedResponseConfig(
                        CfnListenerRule.FixedResponseConfigProperty.builder()
                            .statusCode("404")
                            .build())
                    .build()))
        .build();
  }
}
