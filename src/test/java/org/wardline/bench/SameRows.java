package org.wardline.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows that a load left behind, taken out and written again by COPY on one connection, with
 * every index, key and check there: the ceiling beside which a load is measured. It reads no file,
 * seals nothing, compares nothing, and is one transaction.
 */
final class SameRows implements AutoCloseable {
  /** In the order in which they refer to each other. */
  private static final List<String> TABLES =
      List.of(
          "child",
          "child_number",
          "child_name",
          "child_local_id",
          "plan",
          "allocation",
          "child_history",
          "child_listing",
          "register_row");

  private final Connection connection;

  SameRows(Config config) throws SQLException {
    connection =
        DriverManager.getConnection(
            config.getValue("quarkus.flyway.jdbc-url", String.class),
            config.getValue("quarkus.flyway.username", String.class),
            config.getValue("quarkus.flyway.password", String.class));
  }

  Duration writeAgain() throws SQLException, IOException {
    let("no force");
    Map<String, byte[]> rows = takeOut();
    connection.createStatement().execute("truncate " + String.join(", ", TABLES) + " cascade");
    connection.setAutoCommit(false);
    long began = System.nanoTime();
    for (Map.Entry<String, byte[]> of : rows.entrySet()) {
      copying()
          .copyIn("copy " + of.getKey() + " from stdin", new ByteArrayInputStream(of.getValue()));
    }
    connection.commit();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    connection.setAutoCommit(true);
    let("force");
    return took;
  }

  private Map<String, byte[]> takeOut() throws SQLException, IOException {
    Map<String, byte[]> rows = new LinkedHashMap<>();
    for (String table : TABLES) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      copying().copyOut("copy " + table + " to stdout", bytes);
      rows.put(table, bytes.toByteArray());
    }
    return rows;
  }

  private CopyManager copying() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** COPY is refused under row-level security, and the owner is bound by it too. */
  private void let(String force) throws SQLException {
    for (String table : TABLES) {
      connection
          .createStatement()
          .execute("alter table " + table + " " + force + " row level security");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
