package org.wardline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The table of how long each function took, for people to read. */
final class StartTimes {

  private static final Path FILE = Directories.OWN.resolve("start-times.txt");
  private final List<String> rows = new ArrayList<>();

  void add(String function, Duration ready, Duration first, Duration warm, long residentBytes) {
    rows.add(
        "%-12s %8d %14d %12d %12d"
            .formatted(
                function,
                ready.toMillis(),
                first.toMillis(),
                warm.toMillis(),
                residentBytes / 1_000_000));
  }

  /** Writes the table to a file beside the functions' logs, and to the console. */
  void write() {
    String table =
        "function     ready ms  first answer  next answer  resident MB\n" + String.join("\n", rows);
    try {
      Files.writeString(FILE, table + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(table);
  }
}
