package org.wardline.killed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;

/** Holds a table so that a transaction which writes to it stands still in its middle. */
final class HeldTable implements AutoCloseable {
  private final Connection connection;

  HeldTable(Config config, String table) {
    try {
      connection =
          DriverManager.getConnection(
              config.getValue("quarkus.flyway.jdbc-url", String.class),
              config.getValue("quarkus.flyway.username", String.class),
              config.getValue("quarkus.flyway.password", String.class));
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table " + table + " in share mode");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitWaiting() {
    for (int i = 0; i < 300; i++) {
      if (somebodyWaits()) {
        return;
      }
      ServerProcess.pause();
    }
    throw new IllegalStateException("no transaction came to wait for the table");
  }

  private boolean somebodyWaits() {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from pg_locks where not granted")) {
      rows.next();
      return rows.getInt(1) > 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
