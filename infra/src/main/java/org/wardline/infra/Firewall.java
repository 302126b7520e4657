package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * Refuses known attacks and floods before they reach the pages; keeps no samples of requests.
 *
 * <p>A council's people come from one address, each open list asking every twenty seconds. Bodies
 * are register and calendar files, messages, reports of e-mails that came back, and free text: the
 * application judges them, and has its own limits for their size.
 */
final class Firewall {

  private static final List<String> RULES_OF_BODIES =
      List.of(
          "SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericLFI_BODY", "GenericRFI_BODY");

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
                    floods(parameters.number("RequestsPerAddress")),
                    managed(1, "AWSManagedRulesAmazonIpReputationList", List.of()),
                    managed(2, "AWSManagedRulesCommonRuleSet", RULES_OF_BODIES),
                    managed(3, "AWSManagedRulesKnownBadInputsRuleSet", List.of()),
                    operatorsPages()))
            .build();
    CfnWebACLAssociation.Builder.create(scope, "FirewallBeforePages")
        .resourceArn(balancer.getRef())
        .webAclArn(firewall.getAttrArn())
        .build();
  }

  private static CfnWebACL.RuleProperty floods(Number inFiveMinutes) {
    return refused(
        0,
        "floods",
        CfnWebACL.StatementProperty.builder()
            .rateBasedStatement(
                CfnWebACL.RateBasedStatementProperty.builder()
                    .aggregateKeyType("IP")
                    .limit(inFiveMinutes)
                    .build())
            .build());
  }

  /** What the balancer hides is hidden in every other spelling of its address, too. */
  private static CfnWebACL.RuleProperty operatorsPages() {
    return refused(
        4,
        "operators-pages",
        CfnWebACL.StatementProperty.builder()
            .orStatement(
                CfnWebACL.OrStatementProperty.builder()
                    .statements(
                        List.of(
                            path("EXACTLY", "/q"),
                            path("STARTS_WITH", "/q/"),
                            path("EXACTLY", "/version")))
                    .build())
            .build());
  }

  private static CfnWebACL.StatementProperty path(String where, String text) {
    return CfnWebACL.StatementProperty.builder()
        .byteMatchStatement(
            CfnWebACL.ByteMatchStatementProperty.builder()
                .fieldToMatch(CfnWebACL.FieldToMatchProperty.builder().uriPath(Map.of()).build())
                .positionalConstraint(where)
                .searchString(text)
                .textTransformations(
                    List.of(transformed(0, "URL_DECODE"), transformed(1, "NORMALIZE_PATH")))
                .build())
        .build();
  }

  private static CfnWebACL.TextTransformationProperty transformed(int order, String type) {
    return CfnWebACL.TextTransformationProperty.builder().priority(order).type(type).build();
  }

  private static CfnWebACL.RuleProperty refused(
      int priority, String name, CfnWebACL.StatementProperty what) {
    return CfnWebACL.RuleProperty.builder()
        .name(name)
        .priority(priority)
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder().build())
                .build())
        .statement(what)
        .visibilityConfig(counted(name))
        .build();
  }

  /** A group of AWS's rules, some of which only count. */
  private static CfnWebACL.RuleProperty managed(int priority, String name, List<String> counting) {
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
                        .ruleActionOverrides(counting.stream().map(Firewall::counts).toList())
                        .build())
                .build())
        .visibilityConfig(counted(name))
        .build();
  }

  private static CfnWebACL.RuleActionOverrideProperty counts(String rule) {
    return CfnWebACL.RuleActionOverrideProperty.builder()
        .name(rule)
        .actionToUse(
            CfnWebACL.RuleActionProperty.builder()
                .count(CfnWebACL.CountActionProperty.builder().build())
                .build())
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
