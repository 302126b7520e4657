package org.wardline.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wardline.matching.probability.Weights;
import org.wardline.matching.probability.Weights.Share;

/**
 * The weights by authority: a file that the linkage command wrote and the settings name, else
 * {@code weights.json} of this release. Read once, when the function starts.
 */
@ApplicationScoped
class LearnedWeights {
  private final ObjectMapper json;
  private final Learned usual;
  private final Map<String, Learned> ofAuthorities;

  private record Written(
      String version,
      double matches,
      double relatives,
      double namesakes,
      double commonGivenName,
      double commonFamilyName,
      List<Share> shares) {

    Learned learned() {
      if (version == null || version.isBlank() || shares == null || shares.isEmpty()) {
        throw new IllegalArgumentException("it names no version or holds no shares");
      }
      if (!(matches > 0
          && relatives > 0
          && namesakes >= 0
          && commonGivenName > 0
          && commonFamilyName > 0)) {
        throw new IllegalArgumentException(
            "matches, relatives and common names must be above 0, namesakes not below");
      }
      return new Learned(
          new Weights(version, matches, relatives, namesakes, shares),
          commonGivenName,
          commonFamilyName);
    }
  }

  LearnedWeights(ObjectMapper json, MatchingConfig config) {
    this.json = json;
    this.usual = ofRelease();
    this.ofAuthorities =
        config.weights().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, set -> read(set.getKey(), set.getValue())));
  }

  Learned of(String authority) {
    return ofAuthorities.getOrDefault(authority, usual);
  }

  private Learned ofRelease() {
    try (InputStream bytes = LearnedWeights.class.getResourceAsStream("weights.json")) {
      return json.readValue(bytes, Written.class).learned();
    } catch (IOException e) {
      throw new UncheckedIOException("weights.json of the release is unreadable", e);
    }
  }

  private Learned read(String authority, Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return json.readValue(bytes, Written.class).learned();
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "wardline.matching.weights.%s names %s, which does not hold learned weights; the linkage command writes them as weights.json"
              .formatted(authority, file),
          e);
    }
  }
}
