package org.wardline.register.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardline.Council;

@QuarkusTest
class DirectoryCommandTest {
  @Inject DirectoryCommand command;
  @Inject Council council;
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void begin() {
    council.empty();
  }

  private int run(String... words) {
    return command.run(new PrintStream(printed, true, StandardCharsets.UTF_8), words);
  }

  @Test
  void a_file_is_taken_in_once_and_said_line_by_line() throws IOException {
    Path file = folder.resolve("ets.csv");
    Files.writeString(
        file,
        """
        RXX01,EXAMPLE GENERAL HOSPITAL,,,,,,,,,,,,,,,,01632 960555,,,,,,,,,
        BROKEN
        """);

    assertThat(run("directory", file.toString())).isEqualTo(1);
    assertThat(run("directory", file.toString())).isEqualTo(1);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("line 2 has 1 fields")
        .contains("organisations=1 changed=1 refused=1", "organisations=1 changed=0 refused=1");
    assertThat(council.strings("select code || ' ' || telephone from organisation"))
        .containsExactly("RXX01 01632 960555");
  }

  @Test
  void a_wrong_command_says_how_it_is_given() {
    assertThat(run("directory", folder.resolve("missing.csv").toString())).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("usage: directory");
  }
}
