package org.wardline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Addresses are written down by servers and browsers: nothing that somebody types gets into one.
 */
class AddressesTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern FORM_OF_AN_ADDRESS =
      Pattern.compile("<form(?![^>]*method=\"post\")[^>]*>.*?</form>", Pattern.DOTALL);
  private static final Pattern BOX =
      Pattern.compile(
          "<textarea|\\{#textField(?![^}]*type=\"date\")"
              + "|<input(?![^>]*type=\"(?:hidden|date|datetime-local|radio|checkbox)\")");

  @Test
  void no_form_that_is_sent_as_an_address_has_a_box_for_free_text() throws IOException {
    try (Stream<Path> templates = Files.walk(TEMPLATES)) {
      assertThat(
              templates
                  .filter(path -> path.toString().endsWith(".html"))
                  .filter(path -> hasBox(read(path))))
          .isEmpty();
    }
    assertThat(
            hasBox("<form action=\"/x\" method=\"get\"><input name=\"q\" type=\"search\"></form>"))
        .isTrue();
    assertThat(hasBox("<form action=\"/x\">{#textField id=\"q\" label=\"Name\" /}</form>"))
        .isTrue();
    assertThat(hasBox("<form action=\"/x\" method=\"post\"><input name=\"q\"></form>")).isFalse();
  }

  private static boolean hasBox(String template) {
    List<String> forms =
        FORM_OF_AN_ADDRESS.matcher(template).results().map(MatchResult::group).toList();
    return forms.stream().anyMatch(form -> BOX.matcher(form).find());
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
