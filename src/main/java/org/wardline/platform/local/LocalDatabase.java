package org.wardline.platform.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The database {@code wardline} on a local server, with the roles that a live one has. */
final class LocalDatabase {

  private static final String NAME = "wardline";
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "wardline_owner";
  private static final String APPLICATION = "wardline_application";
  private static final String AUDITOR = "wardline_auditor";
  private static final String PASSWORD = "local";
  private static final String ROLES = "db/roles.sql";

  private final int port;

  LocalDatabase(int port) {
    this.port = port;
  }

  /** Whether a server answers that works on this data directory. */
  boolean serves(Path data) {
    try (Connection connection = connect(SUPERUSER)) {
      return Path.of(ask(connection, "show data_directory")).equals(data);
    } catch (SQLException away) {
      return false;
    }
  }

  /** The number of sessions of the application that are still open. */
  int openSessions() {
    try (Connection connection = connect(SUPERUSER)) {
      return Integer.parseInt(
          ask(
              connection,
              "select count(*) from pg_stat_activity where backend_type = 'client backend' and datname = '"
                  + NAME
                  + "'"));
    } catch (SQLException away) {
      return 0;
    }
  }

  /** Makes the database if it is missing, and its roles by the script a live one gets. */
  void prepare() {
    try {
      try (Connection server = connect(SUPERUSER)) {
        if (ask(server, "select count(*) from pg_database where datname = '" + NAME + "'")
            .equals("0")) {
          run(server, "create database " + NAME);
        }
      }
      try (Connection database = connect(NAME)) {
        run(database, rolesScript());
        for (String role : List.of(OWNER, APPLICATION, AUDITOR)) {
          run(database, "alter role %s login password '%s'".formatted(role, PASSWORD));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the local database cannot be prepared", e);
    }
  }

  /** The settings with which the application, the auditor and the migrations log in. */
  Map<String, String> settings() {
    String jdbcUrl = "jdbc:postgresql://localhost:%d/%s".formatted(port, NAME);
    String reactiveUrl = "postgresql://localhost:%d/%s".formatted(port, NAME);
    return Map.ofEntries(
        Map.entry("quarkus.datasource.reactive.url", reactiveUrl),
        Map.entry("quarkus.datasource.jdbc.url", jdbcUrl),
        Map.entry("quarkus.datasource.username", APPLICATION),
        Map.entry("quarkus.datasource.password", PASSWORD),
        Map.entry("quarkus.datasource.auditor.reactive.url", reactiveUrl),
        Map.entry("quarkus.datasource.auditor.username", AUDITOR),
        Map.entry("quarkus.datasource.auditor.password", PASSWORD),
        Map.entry("quarkus.flyway.jdbc-url", jdbcUrl),
        Map.entry("quarkus.flyway.username", OWNER),
        Map.entry("quarkus.flyway.password", PASSWORD));
  }

  private Connection connect(String database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(SUPERUSER);
    source.setConnectTimeout(2);
    source.setSocketTimeout(30);
    return source.getConnection();
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String rolesScript() {
    try (InputStream script =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(ROLES)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(ROLES + " cannot be read", e);
    }
  }
}
