package org.wardline.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that builds an index beside those who write, as migrations have to. */
@QuarkusTest
class IndexMigrationTest {

  @ConfigProperty(name = "quarkus.flyway.jdbc-url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String password;

  @TempDir Path migrations;

  @BeforeEach
  void plant() throws IOException, SQLException {
    execute("drop schema if exists planted cascade");
    Files.writeString(
        migrations.resolve("V001__table.sql"), "create table planted.colour (name text);");
    Files.writeString(
        migrations.resolve("V002__index.sql"),
        """
        drop index concurrently if exists planted.colour_name;
        create index concurrently colour_name on planted.colour (name);
        """);
  }

  @Test
  void it_is_built_while_the_lock_of_the_migration_is_held() {
    assertThat(MigrateHandler.migrate(flyway()))
        .isEqualTo("The schema went from nothing to version 002 in 2 migration(s).");
  }

  @Test
  void one_that_met_a_long_transaction_is_run_again_and_leaves_no_half_an_index()
      throws SQLException {
    Flyway.configure().configuration(settings()).target("001").load().migrate();
    try (Connection writer = connection();
        Statement writing = writer.createStatement()) {
      writer.setAutoCommit(false);
      writing.execute("insert into planted.colour values ('red')");
      assertThatThrownBy(() -> MigrateHandler.migrate(flyway()))
          .isInstanceOf(FlywayException.class);
      writer.commit();
    }

    assertThat(MigrateHandler.migrate(flyway()))
        .isEqualTo("The schema went from version 001 to version 002 in 1 migration(s).");
    assertThat(isValid()).isTrue();
  }

  private Flyway flyway() {
    return settings().load();
  }

  private FluentConfiguration settings() {
    FluentConfiguration settings =
        Flyway.configure()
            .dataSource(url, owner, password)
            .schemas("planted")
            .locations("filesystem:" + migrations);
    new CarefulMigration(() -> Duration.ofSeconds(1)).customize(settings);
    return settings;
  }

  private boolean isValid() throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select indisvalid from pg_index where indexrelid = 'planted.colour_name'::regclass")) {
      return found.next() && found.getBoolean(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(url, owner, password);
  }
}
