package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The templates in the repository are the ones that the description makes. */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("templates");
  private static final int LARGEST_WITHOUT_BUCKET = 51_200;
  private static final int LARGEST = 1_000_000;

  @Test
  void the_committed_templates_are_what_is_synthesised() throws IOException {
    assertThat(committed())
        .as("write them anew: ../mvnw -f pom.xml compile exec:java, then commit them")
        .isEqualTo(Synthesised.TEMPLATES);
  }

  @Test
  void a_template_names_nothing_of_the_machine_that_made_it() {
    assertThat(Synthesised.TEMPLATES)
        .allSatisfy(
            (name, text) ->
                assertThat(text)
                    .doesNotContain(Path.of("").toAbsolutePath().toString())
                    .doesNotContain("cdk-hnb659fds")
                    .doesNotContain("AssetParameters"));
  }

  @Test
  void every_template_is_small_enough_to_be_deployed_as_it_is() {
    assertThat(Synthesised.TEMPLATES.get("wardline.json")).hasSizeLessThan(LARGEST_WITHOUT_BUCKET);
    assertThat(Synthesised.TEMPLATES.values()).allMatch(text -> text.length() < LARGEST);
  }

  private static Map<String, String> committed() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files.collect(
          Collectors.toMap(file -> file.getFileName().toString(), TemplatesTest::read));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
