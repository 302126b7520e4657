package org.wardline.matching;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.wardline.matching.probability.Weights;
import org.wardline.matching.probability.Weights.Share;

/**
 * The weights that came with this release: {@code weights.json}, written by the linkage command.
 */
@ApplicationScoped
class LearnedWeights {
  private final File file;
  private final Weights weights;

  private record File(
      String version,
      double matches,
      double relatives,
      double commonGivenName,
      double commonFamilyName,
      List<Share> shares) {}

  LearnedWeights(ObjectMapper json) {
    try (InputStream bytes = LearnedWeights.class.getResourceAsStream("weights.json")) {
      this.file = json.readValue(bytes, File.class);
    } catch (IOException e) {
      throw new UncheckedIOException("weights.json is unreadable", e);
    }
    this.weights = new Weights(file.version(), file.matches(), file.relatives(), file.shares());
  }

  Weights weights() {
    return weights;
  }

  /** The chance that two people have the same given name. */
  double commonGivenName() {
    return file.commonGivenName();
  }

  double commonFamilyName() {
    return file.commonFamilyName();
  }
}
