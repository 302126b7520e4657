package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/** Refuses known attacks and floods before they reach the pages; keeps no samples of requests. */
final class Firewall {

  private static final int REQUESTS_IN_FIVE_MINUTES = 2000;

  Firewall(Construct scope, Parameters parameters, CfnLoadBalancer balancer) {
    CfnWebACL firewall =
        CfnWebACL.Builder.create(scope, "Firewall")
            .name(parameters.get("Name") + "-pages")
            .scope("REGIONAL")
            .defaultAction(
                CfnWebACL.DefaultActionProperty.builder()
                    .allow(CfnWebACL.AllowActionProperty.builder().build())
                    .build())
            .visibilityConfig(counted("pages"))
            .rules(
                List.of(
                    floods(),
                    managed(1, "AWSManagedRulesAmazonIpReputationList"),
                    managed(2, "AWSManagedRulesCommonRuleSet"),
                    managed(3, "AWSManagedRulesKnownBadInputsRuleSet")))
            .build();
    CfnWebACLAssociation.Builder.create(scope, "FirewallBeforePages")
        .resourceArn(balancer.getRef())
        .webAclArn(firewall.getAttrArn())
        .build();
  }

  private static CfnWebACL.RuleProperty floods() {
    return CfnWebACL.RuleProperty.builder()
        .name("floods")
        .priority(0)
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder().build())
                .build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(
                    CfnWebACL.RateBasedStatementProperty.builder()
                        .aggregateKeyType("IP")
                        .limit(REQUESTS_IN_FIVE_MINUTES)
                        .build())
                .build())
        .visibilityConfig(counted("floods"))
        .build();
  }

  private static CfnWebACL.RuleProperty managed(int priority, String name) {
    return CfnWebACL.RuleProperty.builder()
        .name(name)
        .priority(priority)
        .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .managedRuleGroupStatement(
                    CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                        .vendorName("AWS")
                        .name(name)
                        .build())
                .build())
        .visibilityConfig(counted(name))
        .build();
  }

  private static CfnWebACL.VisibilityConfigProperty counted(String name) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .metricName(name)
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(false)
        .build();
  }
}
