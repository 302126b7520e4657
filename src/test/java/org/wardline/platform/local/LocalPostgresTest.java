package org.wardline.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  private static final Path BINARIES = Path.of("target", "local-stack", "binaries");

  @TempDir Path directory;

  @Test
  void a_new_directory_gets_a_durable_server_and_the_roles_of_a_live_one() throws SQLException {
    try (LocalPostgres postgres = open()) {
      postgres.database().prepare();
      postgres.database().prepare();

      assertThat(ask(postgres, "postgres", "show fsync")).isEqualTo("on");
      assertThat(ask(postgres, "postgres", "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres, "postgres", "show full_page_writes")).isEqualTo("on");
      assertThat(
              ask(
                  postgres,
                  "wardline_application",
                  "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
          .isEqualTo("f");
      assertThat(ask(postgres, "wardline_owner", "select current_user"))
          .isEqualTo("wardline_owner");
      assertThat(ask(postgres, "wardline_auditor", "select current_user"))
          .isEqualTo("wardline_auditor");
      assertThat(run(postgres, "wardline_owner", "create extension btree_gist")).isZero();
    }
  }

  @Test
  void the_data_are_still_there_after_a_restart() throws SQLException {
    try (LocalPostgres postgres = open()) {
      postgres.database().prepare();
      run(postgres, "postgres", "create table kept as select 42 as answer");
    }

    assertThat(Postmaster.find(data())).isEmpty();
    try (LocalPostgres postgres = open()) {
      assertThat(ask(postgres, "postgres", "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void the_server_of_a_killed_process_is_taken_over_with_its_data() throws Exception {
    leaveAnOrphan();
    Postmaster orphan = Postmaster.find(data()).orElseThrow();

    try (LocalPostgres postgres = open()) {
      assertThat(postgres.port()).isEqualTo(orphan.port());
      assertThat(Postmaster.find(data())).contains(orphan);
      assertThat(ask(postgres, "wardline_application", "select 1")).isEqualTo("1");
    }
    assertThat(orphan.process().isAlive()).isFalse();
  }

  @Test
  void an_orphan_that_does_not_answer_is_stopped_and_replaced() throws Exception {
    leaveAnOrphan();
    Postmaster orphan = Postmaster.find(data()).orElseThrow();
    new ProcessBuilder("sh", "-c", "kill -STOP " + orphan.process().pid()).start().waitFor();

    try (LocalPostgres postgres = LocalPostgres.open(data(), BINARIES, 0, Duration.ofMillis(500))) {
      assertThat(orphan.process().isAlive()).isFalse();
      assertThat(ask(postgres, "wardline_application", "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_pid_file_left_behind_that_now_names_another_program_does_not_hinder() throws Exception {
    open().close();
    Files.writeString(
        data().resolve("postmaster.pid"),
        "%d\n%s\n0\n5432\n".formatted(ProcessHandle.current().pid(), data()));

    open().close();

    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void a_directory_whose_making_was_interrupted_is_made_again() throws IOException {
    Files.createDirectories(data().resolve("base"));
    Files.writeString(data().resolve("PG_VERSION"), "18");

    open().close();

    assertThat(data().resolve("global")).isDirectory();
  }

  @Test
  void a_directory_that_another_process_uses_is_refused() {
    try (LocalDirectory first = LocalDirectory.claim(directory)) {
      assertThat(first.resolve("lock")).exists();
      assertThatThrownBy(() -> LocalDirectory.claim(directory))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use");
    }
    LocalDirectory.claim(directory).close();
  }

  private Path data() {
    return directory.resolve("postgres");
  }

  private LocalPostgres open() {
    return LocalPostgres.open(data(), BINARIES, 0);
  }

  private void leaveAnOrphan() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalPostgresInAProcess.class.getName(),
                data().toString(),
                BINARIES.toString())
            .redirectError(Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.lines().filter(line -> line.startsWith("serving on")).findFirst())
          .isPresent();
    }
    process.destroyForcibly().waitFor();
  }

  private static String ask(LocalPostgres postgres, String role, String question)
      throws SQLException {
    try (Connection connection = connect(postgres, role);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static int run(LocalPostgres postgres, String role, String sql) throws SQLException {
    try (Connection connection = connect(postgres, role);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static Connection connect(LocalPostgres postgres, String role) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/wardline".formatted(postgres.port()), role, "local");
  }
}
