package org.wardline.auditor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.wardline.Emptying;

/** Changes anything in the database, as its owner can. */
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
      throw new IllegalStateException(e);
    }
  }

  /** The first column of each row, as text. */
  public List<String> ask(String sql, Object... values) {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
