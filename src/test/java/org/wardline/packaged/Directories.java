package org.wardline.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole directories. */
final class Directories {

  /** What this test process may write: another one runs beside it. */
  static final Path OWN = Path.of("target/functions", Long.toString(ProcessHandle.current().pid()));

  private Directories() {}

  /** Deletes a directory with all that is in it; nothing there is fine. */
  static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> paths = Files.walk(tree)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
