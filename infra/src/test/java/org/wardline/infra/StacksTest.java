package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.infra.Synthesised.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Network, data, events and pages: what each must have. */
class StacksTest {

  @Test
  void functions_reach_AWS_by_endpoints_of_the_network() {
    Template network = template("network");

    network.resourceCountIs("AWS::EC2::VPC", 1);
    for (String service : List.of("sqs", "kms", "logs", "ecr.api", "ecr.dkr")) {
      network.hasResourceProperties(
          "AWS::EC2::VPCEndpoint",
          Map.of(
              "VpcEndpointType",
              "Interface",
              "PrivateDnsEnabled",
              true,
              "ServiceName",
              service(service)));
    }
    network.hasResourceProperties("AWS::EC2::VPCEndpoint", Map.of("VpcEndpointType", "Gateway"));
  }

  @Test
  void there_are_two_zones_each_with_a_place_outside_one_with_a_way_out_and_one_inside() {
    Template network = template("network");

    network.resourceCountIs("AWS::EC2::Subnet", 6);
    network.resourceCountIs("AWS::EC2::NatGateway", 2);
    network.allResourcesProperties("AWS::EC2::Subnet", Map.of("MapPublicIpOnLaunch", false));
    network.resourceCountIs("AWS::EC2::InternetGateway", 1);
    network.resourcePropertiesCountIs(
        "AWS::EC2::Route", Map.of("NatGatewayId", Match.anyValue()), 2);
    network.resourcePropertiesCountIs("AWS::EC2::Route", Map.of("GatewayId", Match.anyValue()), 2);
  }

  @Test
  void the_database_stands_inside_and_takes_connections_of_functions_and_pages_only() {
    assertThat(
            template("network")
                .findResources(
                    "AWS::EC2::SecurityGroupIngress",
                    Map.of("Properties", Map.of("FromPort", 5432)))
                .values())
        .hasSize(2)
        .allSatisfy(rule -> assertThat(rule.toString()).contains("SourceSecurityGroupId"))
        .anySatisfy(rule -> assertThat(rule.toString()).contains("Functions"))
        .anySatisfy(rule -> assertThat(rule.toString()).contains("Pages"));
    assertThat(template("data").findResources("AWS::RDS::DBSubnetGroup").toString())
        .contains("VpcinsideSubnet1", "VpcinsideSubnet2")
        .doesNotContain("outward");
    template("data")
        .allResourcesProperties("AWS::RDS::DBInstance", Map.of("PubliclyAccessible", false));
    template("data").resourceCountIs("AWS::RDS::DBInstance", 2);
  }

  @Test
  void the_database_is_serverless_never_asleep_and_sized_by_the_operator() {
    template("data")
        .hasResourceProperties(
            "AWS::RDS::DBCluster",
            Map.of(
                "Engine",
                "aurora-postgresql",
                "ServerlessV2ScalingConfiguration",
                Map.of("MinCapacity", Match.anyValue(), "MaxCapacity", Match.anyValue())));
    template("wardline").hasParameter("DatabaseLeast", Map.of("Default", "0.5", "MinValue", 0.5));
  }

  @Test
  void
      the_database_takes_tokens_over_encrypted_connections_and_its_administrators_secret_is_rotated() {
    template("data")
        .hasResourceProperties(
            "AWS::RDS::DBCluster",
            Map.of("EnableIAMDatabaseAuthentication", true, "ManageMasterUserPassword", true));
    template("data")
        .hasResourceProperties(
            "AWS::RDS::DBClusterParameterGroup",
            Map.of(
                "Parameters",
                Match.objectLike(
                    Map.of(
                        "rds.force_ssl", "1", "max_connections", "200", "log_statement", "none"))));
  }

  @Test
  void the_database_is_backed_up_protected_and_encrypted() {
    Template data = template("data");

    data.hasResourceProperties(
        "AWS::RDS::DBCluster",
        Map.of(
            "DeletionProtection",
            true,
            "StorageEncrypted",
            true,
            "BackupRetentionPeriod",
            Match.anyValue(),
            "KmsKeyId",
            Match.anyValue()));
    data.hasResource(
        "AWS::RDS::DBCluster",
        Map.of("DeletionPolicy", "Snapshot", "UpdateReplacePolicy", "Snapshot"));
    data.hasResourceProperties(
        "AWS::Backup::BackupVault", Map.of("LockConfiguration", Map.of("MinRetentionDays", 35)));
    data.resourceCountIs("AWS::Backup::BackupSelection", 1);
    data.hasResourceProperties(
        "AWS::Backup::BackupPlan",
        Map.of(
            "BackupPlan",
            Match.objectLike(
                Map.of(
                    "BackupPlanRule",
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "ScheduleExpression",
                                "cron(30 2 * * ? *)",
                                "Lifecycle",
                                Map.of("DeleteAfterDays", 35))))))));
  }

  @Test
  void the_database_can_be_made_from_a_snapshot() {
    template("data")
        .hasResourceProperties(
            "AWS::RDS::DBCluster", Map.of("SnapshotIdentifier", Match.objectLike(Map.of())));
    template("wardline").hasParameter("DatabaseSnapshot", Map.of("Default", ""));
  }

  @Test
  void keys_are_rotated_and_outlive_the_stack() {
    template("data").allResourcesProperties("AWS::KMS::Key", Map.of("EnableKeyRotation", true));
    template("data").allResources("AWS::KMS::Key", Map.of("DeletionPolicy", "Retain"));
  }

  @Test
  void nobody_can_delete_or_change_the_audit_trails_heads() {
    template("data")
        .hasResourceProperties(
            "AWS::S3::Bucket",
            Map.of(
                "ObjectLockEnabled",
                true,
                "ObjectLockConfiguration",
                Match.objectLike(
                    Map.of(
                        "Rule",
                        Map.of("DefaultRetention", Map.of("Mode", "COMPLIANCE", "Days", 2557))))));
  }

  @Test
  void buckets_are_closed_to_the_public() {
    for (String stack : List.of("data", "events")) {
      template(stack)
          .allResourcesProperties(
              "AWS::S3::Bucket",
              Map.of(
                  "PublicAccessBlockConfiguration",
                  Map.of(
                      "BlockPublicAcls", true,
                      "BlockPublicPolicy", true,
                      "IgnorePublicAcls", true,
                      "RestrictPublicBuckets", true)));
    }
  }

  @Test
  void the_inbox_tells_of_its_objects() {
    template("events").resourceCountIs("AWS::Events::EventBus", 1);
    template("events")
        .hasResourceProperties(
            "AWS::S3::Bucket",
            Map.of(
                "NotificationConfiguration",
                Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true))));
  }

  @Test
  void two_processes_serve_the_pages_behind_a_firewall_over_HTTPS_only() {
    Template web = template("web");

    web.hasResourceProperties(
        "AWS::ECS::Service", Map.of("DesiredCount", 2, "LaunchType", "FARGATE"));
    web.allResourcesProperties(
        "AWS::ElasticLoadBalancingV2::Listener", Map.of("Protocol", "HTTPS", "Port", 443));
    web.allResourcesProperties(
        "AWS::ElasticLoadBalancingV2::Listener",
        Map.of("SslPolicy", "ELBSecurityPolicy-TLS13-1-2-2021-06"));
    web.resourceCountIs("AWS::WAFv2::WebACLAssociation", 1);
    web.hasResourceProperties(
        "AWS::WAFv2::WebACL",
        Map.of("VisibilityConfig", Match.objectLike(Map.of("SampledRequestsEnabled", false))));
  }

  @Test
  void an_office_behind_one_address_and_long_bodies_come_through_the_firewall() {
    template("wardline").hasParameter("RequestsPerAddress", Map.of("Default", "20000"));
    String firewall = template("web").findResources("AWS::WAFv2::WebACL").toString();

    assertThat(firewall)
        .contains("Limit={Ref=", "Name=SizeRestrictions_BODY")
        .containsPattern("ActionToUse=\\{Count=\\{\\}\\}, Name=CrossSiteScripting_BODY");
  }

  @Test
  void operators_pages_are_hidden_in_every_spelling() {
    assertThat(template("web").findResources("AWS::WAFv2::WebACL").toString())
        .contains("SearchString=/q/", "SearchString=/version", "Type=URL_DECODE");
  }

  @Test
  void the_pages_read_files_of_their_own_that_no_function_has() {
    assertThat(template("web").findResources("AWS::ECS::TaskDefinition").toString())
        .contains("/opt/settings.properties,/opt/senders.properties,/opt/pages.properties");
    assertThat(template("functions").findResources("AWS::Lambda::Function").toString())
        .contains("/opt/settings.properties,/opt/channels.properties")
        .doesNotContain("pages.properties");
  }

  @Test
  void the_pages_bring_files_of_the_register_and_none_about_the_council() {
    assertThat(template("web").findResources("AWS::IAM::Role").get("PagesRole").toString())
        .contains("/register/*/full/*", "/register/*/changes/*", "/register/*/answers/*")
        .doesNotContain("/register/*]", "/register/*,");
  }

  @Test
  void the_pages_know_how_long_every_queue_is_and_read_no_message_that_carries_more_than_ids() {
    String process = template("web").findResources("AWS::ECS::TaskDefinition").toString();
    String rights = template("web").findResources("AWS::IAM::Role").get("PagesRole").toString();

    for (String queue : List.of("Arrivals", "Dispatch", "Matching")) {
      String variable = "WARDLINE_QUEUES_" + queue.toUpperCase(Locale.ROOT);
      assertThat(process).contains(variable + "_URL", variable + "_DEAD_LETTERS_URL");
      assertThat(actionsOn(queue + "Queue", rights)).contains("sqs:GetQueueAttributes");
      assertThat(actionsOn(queue + "DeadLetterQueue", rights)).contains("sqs:GetQueueAttributes");
    }
    assertThat(actionsOn("ArrivalsQueue", rights) + actionsOn("ArrivalsDeadLetterQueue", rights))
        .doesNotContain("Send", "Receive", "Delete");
  }

  /** What a role may do with a queue, as its statements in a template say it. */
  private static String actionsOn(String queue, String role) {
    return Arrays.stream(role.split("Action="))
        .filter(statement -> statement.contains("queues" + queue))
        .map(statement -> statement.substring(0, statement.indexOf("Effect")))
        .collect(Collectors.joining());
  }

  @Test
  void an_operator_may_name_the_council_that_answers_for_a_shared_deployment() {
    template("wardline").hasParameter("RunBy", Map.of("Default", ""));
    template("web")
        .hasResourceProperties(
            "AWS::ECS::TaskDefinition",
            Map.of(
                "ContainerDefinitions",
                List.of(
                    Match.objectLike(
                        Map.of(
                            "Environment",
                            Match.arrayWith(
                                List.of(
                                    Map.of(
                                        "Name",
                                        "WARDLINE_DEPLOYMENT_RUN_BY",
                                        "Value",
                                        Match.anyValue()))))))));
  }

  @Test
  void health_measures_and_version_are_not_shown_outside() {
    template("web")
        .hasResourceProperties(
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            Map.of(
                "Conditions",
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "PathPatternConfig",
                                Map.of("Values", List.of("/q", "/q/*", "/version"))))),
                "Actions", List.of(Match.objectLike(Map.of("Type", "fixed-response")))));
  }

  @Test
  void a_live_deployment_without_a_dead_mans_switch_is_refused() {
    Map<String, Object> live = Map.of("Fn::Equals", List.of(Map.of("Ref", "Live"), "yes"));
    Map<String, Object> empty = Map.of("Fn::Equals", List.of(Map.of("Ref", "DeadMansUrl"), ""));

    assertThat(template("wardline").toJSON().get("Rules"))
        .isEqualTo(
            Map.of(
                "DeadMansSwitchInLive",
                Map.of(
                    "RuleCondition",
                    live,
                    "Assertions",
                    List.of(
                        Map.of(
                            "Assert",
                            Map.of("Fn::Not", List.of(empty)),
                            "AssertDescription",
                            "A live deployment needs DeadMansUrl: who else says that it has stopped?")))));
    template("wardline").hasParameter("DeadMansUrl", Map.of("Default", ""));
    template("wardline").hasParameter("Live", Map.of("Default", "yes"));
  }

  private static Map<String, Object> service(String name) {
    return Map.of(
        "Fn::Join",
        List.of("", List.of("com.amazonaws.", Map.of("Ref", "AWS::Region"), "." + name)));
  }
}
