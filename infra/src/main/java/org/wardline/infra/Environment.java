package org.wardline.infra;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One function's environment variables; a test of the code holds each against a setting. */
record Environment(FunctionRow row, Parameters parameters, Surroundings surroundings) {

  Map<String, String> variables() {
    Map<String, String> all = new TreeMap<>();
    all.put("QUARKUS_CONFIG_LOCATIONS", OperatorFiles.locations(row.file()));
    all.put("QUARKUS_PROFILE", "prod");
    all.put("QUARKUS_LAMBDA_HANDLER", row.name());
    all.put("QUARKUS_HTTP_HOST_ENABLED", "false");
    all.putAll(
        switch (row.login()) {
          case OWNER ->
              DatabaseSettings.jdbc(row.login(), Connections.PER_FUNCTION, surroundings.data());
          case AUDITOR -> pool("QUARKUS_DATASOURCE_AUDITOR_");
          default -> pool("QUARKUS_DATASOURCE_");
        });
    row.needs()
        .queues()
        .forEach(queue -> all.put(urlOf(queue), surroundings.queues().of(queue).getRef()));
    row.needs().others().forEach(need -> all.putAll(variables(need)));
    return all;
  }

  private Map<String, String> variables(FunctionRow.Need need) {
    return switch (need) {
      case SEALING ->
          Map.of("WARDLINE_SEALING_KMS_KEY", surroundings.data().sealingKey.getKeyArn());
      case MAIL -> mail();
      case AUDIT_HEADS ->
          Map.of("WARDLINE_AUDIT_CHAIN_HEADS_BUCKET", surroundings.data().heads.getBucketName());
      case REGISTER_FILES ->
          Map.of("WARDLINE_REGISTER_FILES_BUCKET", surroundings.events().inbox());
      case ARRIVING_FILES -> Map.of("WARDLINE_ARRIVALS_BUCKET", surroundings.events().inbox());
      case MESH -> mesh();
      case WATCHING -> watching();
      case OUTSIDE -> Map.of();
    };
  }

  private Map<String, String> mail() {
    return Map.of(
        "QUARKUS_MAILER_HOST", parameters.get("MailHost"),
        "QUARKUS_MAILER_PORT", parameters.get("MailPort"),
        "QUARKUS_MAILER_START_TLS", "REQUIRED",
        "QUARKUS_MAILER_FROM", parameters.get("MailFrom"),
        "QUARKUS_MAILER_USERNAME", secret("MailLogIn", "username"),
        "QUARKUS_MAILER_PASSWORD", secret("MailLogIn", "password"),
        "WARDLINE_DISPATCH_PAGES", parameters.get("PagesAddress"));
  }

  private Map<String, String> mesh() {
    return Map.of(
        "WARDLINE_MESH_URL", parameters.get("MeshUrl"),
        "WARDLINE_MESH_SHARED_KEY", secret("MeshLogIn", "sharedkey"),
        "WARDLINE_MESH_MAILBOXES_COUNCIL_PASSWORD", secret("MeshLogIn", "password"));
  }

  private Map<String, String> watching() {
    return Map.of(
        "WARDLINE_AUDITOR_DEAD_MANS_SWITCH", parameters.get("DeadMansUrl"),
        "WARDLINE_SYNTHETIC_INTAKE", surroundings.events().careEvents(),
        "WARDLINE_SYNTHETIC_API_KEY", secret("SyntheticSender", "key"),
        "WARDLINE_STATEMENT_RECIPIENTS", parameters.get("StatementTo"),
        "WARDLINE_STATEMENT_SIGNING_KEY", secret("StatementKey", "key"));
  }

  /** A field of the secret that a parameter names, resolved at deployment. */
  private String secret(String parameter, String field) {
    return "{{resolve:secretsmanager:"
        + parameters.get(parameter)
        + ":SecretString:"
        + field
        + "}}";
  }

  private Map<String, String> pool(String prefix) {
    return DatabaseSettings.pool(
        prefix, row.login(), Connections.PER_FUNCTION, surroundings.data());
  }

  private static String urlOf(String queue) {
    return "WARDLINE_QUEUES_" + queue.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
  }
}
