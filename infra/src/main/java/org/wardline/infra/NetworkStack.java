package org.wardline.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;

/**
 * The network: two zones, each with a subnet that the internet reaches, one with a way out, and one
 * inside, from which only AWS's endpoints and the database are reached.
 */
final class NetworkStack extends NestedStack {

  static final int PAGES = 8080;

  private static final int POSTGRESQL = 5432;
  private static final int HTTPS = 443;
  private static final int ZONES = 2;

  final Vpc vpc;
  final SecurityGroup functions;
  final SecurityGroup mailing;
  final SecurityGroup database;
  final SecurityGroup balancer;
  final SecurityGroup pages;

  NetworkStack(WardlineStack parent, Parameters parameters) {
    super(parent, "network");
    vpc = vpc(parameters.get("NetworkRange"));
    functions =
        group(
            "Functions",
            "Functions: to the database and by HTTPS, as far as their subnet lets them");
    mailing = group("Mailing", "Functions that send e-mail: to the mail relay, too");
    database = group("Database", "The database: takes connections of functions and pages only");
    balancer = group("Balancer", "The load balancer: takes HTTPS, speaks to the pages only");
    pages = group("Pages", "The pages: to the database and by HTTPS");
    open(parameters);
    endpoints();
  }

  /** The subnets of one tier. */
  static SubnetSelection tier(SubnetType type) {
    return SubnetSelection.builder().subnetType(type).build();
  }

  /** The ids of the subnets of one tier. */
  List<String> subnets(SubnetType type) {
    return vpc.selectSubnets(tier(type)).getSubnetIds();
  }

  private Vpc vpc(String range) {
    Vpc made =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.90.0.0/16"))
            .maxAzs(ZONES)
            .natGateways(ZONES)
            .restrictDefaultSecurityGroup(false)
            .subnetConfiguration(
                List.of(
                    SubnetConfiguration.builder()
                        .name("public")
                        .subnetType(SubnetType.PUBLIC)
                        .mapPublicIpOnLaunch(false)
                        .build(),
                    SubnetConfiguration.builder()
                        .name("outward")
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build(),
                    SubnetConfiguration.builder()
                        .name("inside")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
            .build();
    place(made, range);
    made.addFlowLog(
        "Refused", FlowLogOptions.builder().trafficType(FlowLogTrafficType.REJECT).build());
    return made;
  }

  /** Puts the network and its subnets where the operator says. */
  private static void place(Vpc vpc, String range) {
    ((CfnVPC) vpc.getNode().getDefaultChild()).setCidrBlock(range);
    List<ISubnet> subnets =
        Stream.of(vpc.getPublicSubnets(), vpc.getPrivateSubnets(), vpc.getIsolatedSubnets())
            .flatMap(List::stream)
            .toList();
    List<String> ranges = Fn.cidr(range, subnets.size(), "8");
    for (int i = 0; i < subnets.size(); i++) {
      ((CfnSubnet) subnets.get(i).getNode().getDefaultChild()).setCidrBlock(Fn.select(i, ranges));
    }
  }

  private SecurityGroup group(String id, String description) {
    return SecurityGroup.Builder.create(this, id)
        .vpc(vpc)
        .description(description)
        .allowAllOutbound(false)
        .build();
  }

  private void open(Parameters parameters) {
    for (SecurityGroup from : List.of(functions, pages)) {
      open(from, database, POSTGRESQL, "PostgreSQL");
      from.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), "HTTPS");
    }
    open(balancer, pages, PAGES, "Pages");
    balancer.addIngressRule(Peer.ipv4(parameters.get("PagesFrom")), Port.tcp(HTTPS), "HTTPS");
    mailing.addEgressRule(Peer.anyIpv4(), Port.tcp(parameters.number("MailPort")), "Mail relay");
  }

  private static void open(SecurityGroup from, SecurityGroup to, int port, String what) {
    from.addEgressRule(to, Port.tcp(port), what);
    to.addIngressRule(from, Port.tcp(port), what);
  }

  private void endpoints() {
    SecurityGroup group = group("Endpoints", "AWS's endpoints: taken by functions and pages");
    List.of(functions, pages).forEach(from -> group.addIngressRule(from, Port.tcp(HTTPS), "HTTPS"));
    vpc.addGatewayEndpoint(
        "s3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build());
    for (InterfaceVpcEndpointAwsService service :
        List.of(
            InterfaceVpcEndpointAwsService.SQS,
            InterfaceVpcEndpointAwsService.KMS,
            InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
            InterfaceVpcEndpointAwsService.ECR,
            InterfaceVpcEndpointAwsService.ECR_DOCKER)) {
      vpc.addInterfaceEndpoint(
          service.getShortName().replace('.', '-'),
          InterfaceVpcEndpointOptions.builder()
              .service(service)
              .open(false)
              .securityGroups(List.of(group))
              .subnets(tier(SubnetType.PRIVATE_ISOLATED))
              .build());
    }
  }
}
