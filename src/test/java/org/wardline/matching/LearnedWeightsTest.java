package org.wardline.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardline.matching.probability.Bands;

class LearnedWeightsTest {
  @TempDir Path directory;

  private record FixedConfig(Map<String, Path> weights) implements MatchingConfig {
    @Override
    public Duration registerStaleAfter() {
      return Duration.ofHours(26);
    }

    @Override
    public Map<String, BandsOfAuthority> bands() {
      return Map.of();
    }

    @Override
    public Duration keepAtMost() {
      return Duration.ofDays(3);
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("weights.json"), text);
  }

  private static String ofRelease() throws IOException {
    try (var bytes = LearnedWeights.class.getResourceAsStream("weights.json")) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static LearnedWeights read(Map<String, Path> files) {
    return new LearnedWeights(new ObjectMapper(), new FixedConfig(files));
  }

  @Test
  void an_authority_is_judged_by_the_weights_of_its_own_file_and_all_others_by_the_releases()
      throws IOException {
    Path own = file(ofRelease().replace("invented-2", "northshire-2026-03"));
    Likelihood likelihood =
        new Likelihood(read(Map.of("E99", own)), List.of(), authority -> Bands.USUAL);

    assertThat(likelihood.version("E99")).isEqualTo("northshire-2026-03");
    assertThat(likelihood.version("E98")).isEqualTo("invented-2");
  }

  @Test
  void a_file_that_holds_no_weights_stops_the_start_and_the_message_says_which()
      throws IOException {
    for (String text :
        List.of("{", "{}", ofRelease().replaceFirst("\"same\" ?: ?[0-9.]+", "\"same\": 7"))) {
      Path own = file(text);

      assertThatThrownBy(() -> read(Map.of("E99", own)))
          .hasMessageContaining("wardline.matching.weights.E99 names")
          .hasMessageContaining("weights.json");
    }
  }

  @Test
  void a_file_that_is_missing_stops_the_start_too() {
    assertThatThrownBy(() -> read(Map.of("E99", directory.resolve("nothing.json"))))
        .hasMessageContaining("wardline.matching.weights.E99 names");
  }
}
