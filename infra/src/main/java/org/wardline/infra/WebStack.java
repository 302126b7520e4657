package org.wardline.infra;

import java.util.List;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;

/** The pages: two containers that are always awake, behind a load balancer with a firewall. */
final class WebStack extends NestedStack {

  private static final int PROCESSES = 2;

  private final Balancer balancer;

  WebStack(WardlineStack parent, Parameters parameters, Surroundings surroundings) {
    super(parent, "web");
    balancer = new Balancer(this, parameters, surroundings.network());
    new Firewall(this, parameters, balancer.balancer());
    CfnCluster cluster =
        CfnCluster.Builder.create(this, "Cluster")
            .clusterSettings(
                List.of(
                    CfnCluster.ClusterSettingsProperty.builder()
                        .name("containerInsights")
                        .value("enabled")
                        .build()))
            .build();
    WebTask task = new WebTask(this, parameters, surroundings);
    service(cluster, task, surroundings.network());
  }

  /** The load balancer's own address. */
  String address() {
    return balancer.balancer().getAttrDnsName();
  }

  CfnLoadBalancer balancer() {
    return balancer.balancer();
  }

  CfnTargetGroup targets() {
    return balancer.targets();
  }

  private void service(CfnCluster cluster, WebTask task, NetworkStack network) {
    CfnService made =
        CfnService.Builder.create(this, "Service")
            .cluster(cluster.getRef())
            .taskDefinition(task.definition().getRef())
            .launchType("FARGATE")
            .desiredCount(PROCESSES)
            .healthCheckGracePeriodSeconds(60)
            .deploymentConfiguration(
                CfnService.DeploymentConfigurationProperty.builder()
                    .minimumHealthyPercent(100)
                    .maximumPercent(100 * Connections.WEB_PROCESSES / PROCESSES)
                    .deploymentCircuitBreaker(
                        CfnService.DeploymentCircuitBreakerProperty.builder()
                            .enable(true)
                            .rollback(true)
                            .build())
                    .build())
            .networkConfiguration(
                CfnService.NetworkConfigurationProperty.builder()
                    .awsvpcConfiguration(
                        CfnService.AwsVpcConfigurationProperty.builder()
                            .assignPublicIp("DISABLED")
                            .subnets(network.subnets(SubnetType.PRIVATE_WITH_EGRESS))
                            .securityGroups(List.of(network.pages.getSecurityGroupId()))
                            .build())
                    .build())
            .loadBalancers(
                List.of(
                    CfnService.LoadBalancerProperty.builder()
                        .containerName(WebTask.CONTAINER)
                        .containerPort(NetworkStack.PAGES)
                        .targetGroupArn(balancer.targets().getRef())
                        .build()))
            .build();
    made.addResourceDependency(balancer.listener());
  }
}
