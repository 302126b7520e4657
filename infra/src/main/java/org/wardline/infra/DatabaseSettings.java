package org.wardline.infra;

import java.util.Map;
import java.util.TreeMap;
import org.wardline.infra.FunctionRow.Login;

/** The environment variables with which a process reaches the database, always encrypted. */
final class DatabaseSettings {

  private static final String CERTIFICATES = "/opt/database-ca.pem";

  private DatabaseSettings() {}

  /** A reactive pool; migrations are switched off. */
  static Map<String, String> pool(String prefix, Login login, int connections, DataStack data) {
    Map<String, String> all = new TreeMap<>(addresses(data));
    all.put("QUARKUS_FLYWAY_ACTIVE", "false");
    all.put(prefix + "CREDENTIALS_PROVIDER", login.role());
    all.put(prefix + "REACTIVE_MAX_SIZE", Integer.toString(connections));
    all.put(prefix + "REACTIVE_POSTGRESQL_SSL_MODE", "verify-full");
    all.put(prefix + "REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS");
    all.put(prefix + "REACTIVE_TRUST_CERTIFICATE_PEM", "true");
    all.put(prefix + "REACTIVE_TRUST_CERTIFICATE_PEM_CERTS", CERTIFICATES);
    return all;
  }

  /** JDBC, for the migrations. */
  static Map<String, String> jdbc(Login login, int connections, DataStack data) {
    Map<String, String> all = new TreeMap<>(addresses(data));
    all.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://%s/%s?sslmode=verify-full&sslrootcert=%s"
            .formatted(data.endpoint(), DataStack.DATABASE, CERTIFICATES));
    all.put("QUARKUS_DATASOURCE_CREDENTIALS_PROVIDER", login.role());
    all.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", Integer.toString(connections));
    return all;
  }

  private static Map<String, String> addresses(DataStack data) {
    String url = "postgresql://" + data.endpoint() + "/" + DataStack.DATABASE;
    return Map.of(
        "QUARKUS_DATASOURCE_REACTIVE_URL", url,
        "QUARKUS_DATASOURCE_AUDITOR_REACTIVE_URL", url,
        "WARDLINE_DATABASE_ENDPOINT", data.endpoint());
  }
}
