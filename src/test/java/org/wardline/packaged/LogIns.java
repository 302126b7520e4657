package org.wardline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the log-ins of a database on AWS by the operators' own script. This machine's server asks
 * nobody for a password, so that a token is made and sent, and taken unread.
 */
final class LogIns {

  private static final Path SCRIPT = Path.of("infra/database/log-ins.sql");

  private LogIns() {}

  /** Runs the script twice, as its first lines allow. */
  static void prepare(Map<String, String> settings) {
    String script = script();
    execute(
        settings,
        "do $$ begin create role rds_iam; exception when duplicate_object then null; end $$",
        script,
        script);
  }

  /** Plants a council, once there is a schema. */
  static void plantCouncil(Map<String, String> settings, String ods) {
    execute(
        settings,
        "insert into authority (authority_id, name) values ('%s', 'Council %s')"
            .formatted(ods, ods));
  }

  /** What the administrator reads: the first column. */
  static List<String> query(Map<String, String> settings, String sql) {
    String url = settings.get("quarkus.datasource.jdbc.url");
    List<String> found = new ArrayList<>();
    try (Connection administrator = DriverManager.getConnection(url, "postgres", "");
        Statement statement = administrator.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("the administrator's query cannot be run", e);
    }
  }

  private static void execute(Map<String, String> settings, String... statements) {
    String url = settings.get("quarkus.datasource.jdbc.url");
    try (Connection administrator = DriverManager.getConnection(url, "postgres", "");
        Statement statement = administrator.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the administrator's statements cannot be run", e);
    }
  }

  private static String script() {
    try {
      return Files.readString(SCRIPT);
    } catch (IOException e) {
      throw new UncheckedIOException(SCRIPT + " cannot be read", e);
    }
  }
}
