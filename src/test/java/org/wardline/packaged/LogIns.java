package org.wardline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    String url = settings.get("quarkus.datasource.jdbc.url");
    try (Connection administrator = DriverManager.getConnection(url, "postgres", "");
        Statement statement = administrator.createStatement()) {
      statement.execute(
          "do $$ begin create role rds_iam; exception when duplicate_object then null; end $$");
      statement.execute(Files.readString(SCRIPT));
      statement.execute(Files.readString(SCRIPT));
    } catch (SQLException e) {
      throw new IllegalStateException(SCRIPT + " cannot be run", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
