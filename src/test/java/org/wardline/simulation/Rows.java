package org.wardline.simulation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The owner's view of the database, over one connection that stays open for the year. */
final class Rows implements AutoCloseable {
  private final Connection connection;

  private Rows(Connection connection) {
    this.connection = connection;
  }

  static Rows open() {
    var config = ConfigProvider.getConfig();
    try {
      return new Rows(
          DriverManager.getConnection(
              config.getValue("quarkus.flyway.jdbc-url", String.class),
              config.getValue("quarkus.flyway.username", String.class),
              config.getValue("quarkus.flyway.password", String.class)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        statement.setObject(
            i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reading.of(rows));
        }
        return all;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long count(String sql, Object... values) {
    return query(sql, row -> row.getLong(1), values).getFirst();
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    java.sql.Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
