package org.wardline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * One connection of a test to the database, kept from statement to statement: opening one for each
 * is most of what a test's rows cost. A connection that broke is opened again.
 */
final class KeptConnection implements AutoCloseable {
  private static final int SECONDS_TO_ANSWER = 5;

  private final String url;
  private final String user;
  private final String password;
  private Connection connection;

  KeptConnection(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** What is done with the connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** What fails is told with the statement that it was about. */
  synchronized <T> T run(String sql, Work<T> work) {
    try {
      if (connection == null || !connection.isValid(SECONDS_TO_ANSWER)) {
        connection = DriverManager.getConnection(url, user, password);
      }
      return work.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public synchronized void close() {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
