package org.wardline.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.CfnLogGroup;

/** One process of the pages: the server that the tests run, without triggers and migrations. */
final class WebTask {

  static final String CONTAINER = "pages";

  private static final List<String> QUEUES = List.of("arrivals", "dispatch", "matching");

  private final Stack stack;
  private final Parameters parameters;
  private final Surroundings surroundings;
  private final CfnTaskDefinition definition;

  WebTask(Stack stack, Parameters parameters, Surroundings surroundings) {
    this.stack = stack;
    this.parameters = parameters;
    this.surroundings = surroundings;
    CfnLogGroup log =
        CfnLogGroup.Builder.create(stack, "PagesLogs")
            .logGroupName("/wardline/" + parameters.get("Name") + "-pages")
            .retentionInDays(parameters.number("LogDays"))
            .kmsKeyId(surroundings.data().storageKey.getKeyArn())
            .build();
    definition =
        CfnTaskDefinition.Builder.create(stack, "Process")
            .family(parameters.get("Name") + "-pages")
            .requiresCompatibilities(List.of("FARGATE"))
            .networkMode("awsvpc")
            .cpu("512")
            .memory("1024")
            .taskRoleArn(role("PagesRole", "pages", ownRights()).getAttrArn())
            .executionRoleArn(role("StartRole", "start", rightsToStart(log)).getAttrArn())
            .containerDefinitions(List.of(container(log)))
            .build();
  }

  CfnTaskDefinition definition() {
    return definition;
  }

  private CfnTaskDefinition.ContainerDefinitionProperty container(CfnLogGroup log) {
    return CfnTaskDefinition.ContainerDefinitionProperty.builder()
        .name(CONTAINER)
        .image(Images.of(stack, parameters, Images.PAGES))
        .essential(true)
        .readonlyRootFilesystem(false)
        .portMappings(
            List.of(
                CfnTaskDefinition.PortMappingProperty.builder()
                    .containerPort(NetworkStack.PAGES)
                    .build()))
        .environment(
            variables().entrySet().stream()
                .map(
                    variable ->
                        CfnTaskDefinition.KeyValuePairProperty.builder()
                            .name(variable.getKey())
                            .value(variable.getValue())
                            .build())
                .toList())
        .logConfiguration(
            CfnTaskDefinition.LogConfigurationProperty.builder()
                .logDriver("awslogs")
                .options(
                    Map.of(
                        "awslogs-group", log.getRef(),
                        "awslogs-region", stack.getRegion(),
                        "awslogs-stream-prefix", CONTAINER))
                .build())
        .build();
  }

  private Map<String, String> variables() {
    Map<String, String> all = new TreeMap<>();
    all.put("QUARKUS_PROFILE", "server");
    all.put("QUARKUS_CONFIG_LOCATIONS", OperatorFiles.locations("senders", "pages"));
    all.put("QUARKUS_HTTP_HOST", "0.0.0.0");
    all.put("QUARKUS_HTTP_PORT", Integer.toString(NetworkStack.PAGES));
    all.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
    all.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    all.put("WARDLINE_LOCAL_TRIGGER_ENABLED", "false");
    all.put("WARDLINE_LOCAL_HTTP_ENABLED", "false");
    all.put("WARDLINE_DISPATCH_PAGES", parameters.get("PagesAddress"));
    all.put("WARDLINE_DEPLOYMENT_RUN_BY", parameters.get("RunBy"));
    all.put("WARDLINE_SEALING_KMS_KEY", surroundings.data().sealingKey.getKeyArn());
    QUEUES.forEach(queue -> all.putAll(addresses(queue)));
    all.put("WARDLINE_REGISTER_FILES_BUCKET", surroundings.events().inbox());
    all.putAll(
        DatabaseSettings.pool(
            "QUARKUS_DATASOURCE_",
            FunctionRow.Login.WEB,
            Connections.PER_WEB_PROCESS,
            surroundings.data()));
    return all;
  }

  private List<PolicyStatement> ownRights() {
    return List.of(
        Document.allow(surroundings.data().logIn(FunctionRow.Login.WEB.role()), "rds-db:connect"),
        send("dispatch"),
        send("matching"),
        takeDeadLettersOf("dispatch"),
        takeDeadLettersOf("matching"),
        measure("arrivals"),
        bringRegisterFiles(),
        PolicyStatement.Builder.create()
            .actions(List.of("kms:Encrypt", "kms:Decrypt"))
            .resources(List.of(surroundings.data().sealingKey.getKeyArn()))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of(
                        "kms:EncryptionContext:application",
                        List.of("wardline", "wardline-sessions"))))
            .build());
  }

  private Map<String, String> addresses(String queue) {
    String variable = "WARDLINE_QUEUES_" + queue.toUpperCase(Locale.ROOT);
    return Map.of(
        variable + "_URL", surroundings.queues().of(queue).getRef(),
        variable + "_DEAD_LETTERS_URL", surroundings.queues().deadLettersOf(queue).getRef());
  }

  private PolicyStatement send(String queue) {
    return Document.allow(
        surroundings.queues().of(queue).getAttrArn(), "sqs:SendMessage", "sqs:GetQueueAttributes");
  }

  /** How long it is and its dead letters are, of what carries more than ids and nobody reads. */
  private PolicyStatement measure(String queue) {
    return PolicyStatement.Builder.create()
        .actions(List.of("sqs:GetQueueAttributes"))
        .resources(
            List.of(
                surroundings.queues().of(queue).getAttrArn(),
                surroundings.queues().deadLettersOf(queue).getAttrArn()))
        .build();
  }

  /** Operators announce what was given up again, and take its letter away. */
  private PolicyStatement takeDeadLettersOf(String function) {
    return Document.allow(
        surroundings.queues().deadLettersOf(function).getAttrArn(),
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes");
  }

  /** Files about the council itself, such as its staff, come from nobody on the pages. */
  private PolicyStatement bringRegisterFiles() {
    return PolicyStatement.Builder.create()
        .actions(List.of("s3:PutObject"))
        .resources(surroundings.events().registerFilesOfPagesArns())
        .build();
  }

  private List<PolicyStatement> rightsToStart(CfnLogGroup log) {
    String repository =
        "arn:%s:ecr:%s:%s:repository/%s"
            .formatted(
                stack.getPartition(), stack.getRegion(), stack.getAccount(), Images.REPOSITORY);
    return List.of(
        Document.allow("*", "ecr:GetAuthorizationToken"),
        Document.allow(
            repository,
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage"),
        Document.allow(log.getAttrArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
  }

  private CfnRole role(String id, String name, List<PolicyStatement> rights) {
    return CfnRole.Builder.create(stack, id)
        .assumeRolePolicyDocument(Document.assumedBy("ecs-tasks.amazonaws.com"))
        .policies(
            List.of(
                CfnRole.PolicyProperty.builder()
                    .policyName(name)
                    .policyDocument(Document.of(rights))
                    .build()))
        .build();
  }
}
