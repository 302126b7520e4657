package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;
import org.wardline.teams.CouncilFiles;
import org.wardline.teams.CouncilOutcome;

/** Puts a file about a council in force that was put into the bucket. */
@ApplicationScoped
class CouncilLoading {
  private static final Logger LOG = Logger.getLogger(CouncilLoading.class);

  private final RegisterFiles files;
  private final CouncilFiles councils;

  CouncilLoading(RegisterFiles files, CouncilFiles councils) {
    this.files = files;
    this.councils = councils;
  }

  /** A faulty file is told with all its faults and changes nothing; a repeat would not mend it. */
  void store(FileKey.OfCouncil file, String key) {
    switch (councils.store(file.authority(), file.kind(), bytes(key))) {
      case CouncilOutcome.Stored(String words) ->
          LOG.infof("in force: authority=%s %s", file.authority(), words);
      case CouncilOutcome.Refused refused ->
          refused
              .faults()
              .forEach(
                  fault ->
                      LOG.errorf(
                          "file refused: authority=%s kind=%s place=%s: %s",
                          file.authority(), file.kind().word(), fault.path(), fault.words()));
    }
  }

  private byte[] bytes(String key) {
    try (InputStream content = files.open(key)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
