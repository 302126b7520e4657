package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardline.Council;
import org.wardline.PolicyFile;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class PolicyDirectoryTest {
  @Inject Council council;
  @Inject PolicyDirectory directory;
  @Inject MovableClock clock;
  @TempDir Path files;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.authority("998");
  }

  private void write(String authority, String yaml) throws IOException {
    Files.writeString(files.resolve(authority + ".yaml"), yaml);
  }

  @Test
  void every_good_file_is_stored_beside_faulty_ones_and_those_of_unknown_authorities()
      throws IOException {
    write("998", PolicyFile.standard(1).replace("role: eds,", "role: edz,"));
    write("777", PolicyFile.standard(1));
    write(Council.AUTHORITY, PolicyFile.standard(1));

    directory.load(files);

    assertThat(council.strings("select authority_id || ' ' || version from escalation_policy"))
        .containsExactly(Council.AUTHORITY + " 1");
  }

  @Test
  void the_next_start_with_the_same_files_changes_nothing() throws IOException {
    write(Council.AUTHORITY, PolicyFile.standard(1));
    directory.load(files);
    clock.advance(Duration.ofDays(1));
    directory.load(files);

    assertThat(council.strings("select to_char(active_from, 'YYYY-MM-DD') from escalation_policy"))
        .containsExactly("2026-03-10");
  }
}
