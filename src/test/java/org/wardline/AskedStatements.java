package org.wardline;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The statements that the application asks of the database, as the server itself writes them down
 * before it runs each: whatever library asked, by a new connection or an old one.
 */
public final class AskedStatements implements AutoCloseable {
  private static final Path LOG =
      Path.of(System.getProperty("wardline.local.directory"), "postgres.log");
  private static final String SUPERUSER = "postgres";

  private final Connection server;
  private final Pattern statement;

  private AskedStatements(Connection server, String application) {
    this.server = server;
    this.statement =
        Pattern.compile("(?m)^" + application + " LOG:  (?:execute [^:]+|statement): (.*)$");
  }

  /** Begins to write them down. */
  public static AskedStatements open() {
    Config config = ConfigProvider.getConfig();
    try {
      AskedStatements opened =
          new AskedStatements(
              DriverManager.getConnection(
                  config.getValue("quarkus.flyway.jdbc-url", String.class), SUPERUSER, ""),
              config.getValue("quarkus.datasource.username", String.class));
      opened.run(
          "alter system set log_line_prefix = '%u '",
          "alter system set log_statement = 'all'", "select pg_reload_conf()");
      return opened;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first line of each statement that was asked meanwhile, in order. */
  public List<String> during(Runnable work) {
    try (RandomAccessFile log = new RandomAccessFile(LOG.toFile(), "r")) {
      long before = log.length();
      work.run();
      byte[] written = new byte[(int) (log.length() - before)];
      log.seek(before);
      log.readFully(written);
      return statement
          .matcher(new String(written, StandardCharsets.UTF_8))
          .results()
          .map(line -> line.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String... statements) throws SQLException {
    try (Statement on = server.createStatement()) {
      for (String one : statements) {
        on.execute(one);
      }
    }
  }

  @Override
  public void close() {
    try (server) {
      run("alter system reset log_statement", "alter system reset log_line_prefix");
      run("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
