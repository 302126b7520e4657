package org.wardline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The hazard log names tests that exist, and every hazard has one. */
class SafetyCaseTest {

  private static final Path HAZARDS = Path.of("src/docs/safety/hazard-log.md");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("infra/src/test/java"));
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

  private final Map<String, String> sources = sources();

  @Test
  void every_hazard_has_a_test() throws IOException {
    assertThat(hazards()).hasSizeGreaterThan(20).allMatch(row -> TEST.matcher(row).find());
  }

  @Test
  void every_test_that_is_named_exists() throws IOException {
    assertThat(hazards().stream().flatMap(row -> TEST.matcher(row).results()))
        .allSatisfy(
            named ->
                assertThat(sources.getOrDefault(named.group(1), ""))
                    .as("%s.%s", named.group(1), named.group(2))
                    .contains("void " + named.group(2) + "("));
  }

  private static List<String> hazards() throws IOException {
    return Files.readAllLines(HAZARDS).stream().filter(row -> row.matches("\\| \\d+ .*")).toList();
  }

  private static Map<String, String> sources() {
    return TESTS.stream()
        .flatMap(SafetyCaseTest::files)
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                SafetyCaseTest::read,
                (one, other) -> one + other));
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
