package org.wardline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sees and changes anything in the database, as its owner can, over one connection. */
public final class OwnersConnection implements AutoCloseable {

  private final Connection connection;

  private OwnersConnection(Connection connection) {
    this.connection = connection;
  }

  /** A connection that waits for no lock longer than ten seconds. */
  public static OwnersConnection open() {
    OwnersConnection opened = connect();
    opened.run("set lock_timeout = '10s'");
    return opened;
  }

  private static OwnersConnection connect() {
    Config config = ConfigProvider.getConfig();
    try {
      return new OwnersConnection(
          DriverManager.getConnection(
              config.getValue("quarkus.flyway.jdbc-url", String.class),
              config.getValue("quarkus.flyway.username", String.class),
              config.getValue("quarkus.flyway.password", String.class)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empties every table, and numbers begin at one again. */
  public void empty() {
    try (Emptying emptying = new Emptying(connection.getMetaData().getURL())) {
      emptying.everyTable();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs one statement; instants and other values stand for its question marks. */
  public int run(String sql, Object... values) {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.execute() ? 0 : statement.getUpdateCount();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** What is read of one row. */
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Each row as the reading has it. */
  public <T> List<T> query(String sql, Reading<T> reading, Object... values) {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(reading.of(rows));
      }
      return answers;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of each row, as text. */
  public List<String> ask(String sql, Object... values) {
    return query(sql, row -> row.getString(1), values);
  }

  /** The one number that the query answers. */
  public long count(String sql, Object... values) {
    return query(sql, row -> row.getLong(1), values).getFirst();
  }

  /** A column with a moment or nothing. */
  public static Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i];
      statement.setObject(i + 1, value);
    }
    return statement;
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
