package org.wardline.infra;

import static org.wardline.infra.Alarm.Limit.above;
import static org.wardline.infra.Alarm.Limit.below;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wardline.infra.Alarm.Kind;
import org.wardline.infra.Alarm.Limit;
import org.wardline.infra.Alarm.Measure;

/** The alarms on what all functions share: doors, pages, database, the auditor's findings. */
final class SharedAlarms {

  private static final int FIVE_MINUTES = 300;
  private static final int DAY = 86_400;
  private static final int DAYS_BEFORE_EXPIRY = 30;

  private SharedAlarms() {}

  static List<Alarm> of(WardlineStack stacks, Parameters parameters, Findings findings) {
    return Stream.of(door(stacks), watchers(findings), pages(stacks, parameters), database(stacks))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Alarm> door(WardlineStack stacks) {
    Map<String, String> api = Map.of("ApiId", stacks.events.api().api().getRef());
    return List.of(
        new Alarm(
            "api",
            Kind.ERRORS,
            "Senders of care events were answered with an error of ours",
            new Measure("AWS/ApiGateway", "5xx", api, "Sum"),
            above(0, FIVE_MINUTES, 1)),
        new Alarm(
            "api",
            Kind.SLOW,
            "Senders of care events wait for more than three seconds",
            new Measure("AWS/ApiGateway", "Latency", api, "p99"),
            above(3000, FIVE_MINUTES, 3)),
        new Alarm(
            "api",
            Kind.SILENT,
            "No care event has come for half an hour, not even the synthetic one",
            new Measure("AWS/ApiGateway", "Count", api, "Sum"),
            below(1, 900, 2)));
  }

  private static List<Alarm> watchers(Findings findings) {
    return List.of(
        found("auditor", Kind.FINDINGS, "The auditor has found something new", findings.all()),
        found("auditor", Kind.REGISTER_FEED, "The register is stale or empty", findings.register()),
        found("auditor", Kind.AUDIT_CHAIN, "The audit trail was changed", findings.chain()),
        found(
            "auditor",
            Kind.SYNTHETIC_EVENT,
            "The synthetic attendance was not told of in time",
            findings.synthetic()),
        found(
            "auditor",
            Kind.DEAD_MANS_SWITCH,
            "The dead-man's switch could not be told that the auditor has run",
            findings.deadMansSwitch()));
  }

  private static Alarm found(String subject, Kind kind, String says, Measure measure) {
    return new Alarm(subject, kind, says, measure, above(0, FIVE_MINUTES, 1));
  }

  private static List<Alarm> pages(WardlineStack stacks, Parameters parameters) {
    Map<String, String> balancer =
        Map.of("LoadBalancer", stacks.web.balancer().getAttrLoadBalancerFullName());
    Map<String, String> targets =
        Map.of(
            "LoadBalancer", stacks.web.balancer().getAttrLoadBalancerFullName(),
            "TargetGroup", stacks.web.targets().getAttrTargetGroupFullName());
    return List.of(
        new Alarm(
            "pages",
            Kind.ERRORS,
            "Readers of the pages were answered with an error of ours",
            elb("HTTPCode_Target_5XX_Count", balancer, "Sum"),
            above(0, FIVE_MINUTES, 1)),
        new Alarm(
            "pages",
            Kind.SLOW,
            "Readers of the pages wait for more than a second",
            elb("TargetResponseTime", balancer, "p95"),
            above(1, FIVE_MINUTES, 3)),
        new Alarm(
            "pages",
            Kind.UNHEALTHY,
            "Fewer than two processes of the pages are well",
            elb("HealthyHostCount", targets, "Minimum"),
            below(2, 60, 5)),
        new Alarm(
            "pages",
            Kind.CERTIFICATE,
            "The pages' certificate ends within 30 days",
            new Measure(
                "AWS/CertificateManager",
                "DaysToExpiry",
                Map.of("CertificateArn", parameters.get("Certificate")),
                "Minimum"),
            new Limit(false, DAYS_BEFORE_EXPIRY, DAY, 1, false)));
  }

  private static List<Alarm> database(WardlineStack stacks) {
    Map<String, String> cluster = Map.of("DBClusterIdentifier", stacks.data.cluster());
    return List.of(
        new Alarm(
            "database",
            Kind.CAPACITY,
            "The database works at more than nine tenths of its capacity",
            new Measure("AWS/RDS", "ACUUtilization", cluster, "Average"),
            above(90, FIVE_MINUTES, 3)),
        new Alarm(
            "database",
            Kind.CONNECTIONS,
            "More than four fifths of the database's connections are taken",
            new Measure("AWS/RDS", "DatabaseConnections", cluster, "Maximum"),
            above(Connections.ALLOWED * 0.8, FIVE_MINUTES, 1)));
  }

  private static Measure elb(String metric, Map<String, String> dimensions, String statistic) {
    return new Measure("AWS/ApplicationELB", metric, dimensions, statistic);
  }
}
