package org.wardline.platform.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running PostgreSQL server of one data directory, known by the directory's pid file. */
record Postmaster(ProcessHandle process, int port) {

  private static final String PID_FILE = "postmaster.pid";

  /** A stopped process acts on a signal only when it continues. */
  private static final String SIGNAL = "kill -\"$0\" \"$1\"; kill -CONT \"$1\"";

  private static final int PORT_LINE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Finds the server that runs on a data directory. A pid file whose process is gone, or is by now
   * another program's, is removed.
   */
  static Optional<Postmaster> find(Path data) {
    Path pidFile = data.resolve(PID_FILE);
    try {
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(pidFile);
      Optional<Postmaster> found =
          processOf(lines)
              .filter(process -> serves(process, data))
              .map(process -> of(process, lines));
      if (found.isEmpty()) {
        Files.delete(pidFile);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("the pid file of PostgreSQL cannot be read", e);
    }
  }

  /** Ends the server as an operator would: fast, then immediately; its data stay whole. */
  void stop() {
    if (!endsAfter("INT") && !endsAfter("QUIT")) {
      throw new IllegalStateException("PostgreSQL (process " + process.pid() + ") does not stop");
    }
  }

  private static Optional<ProcessHandle> processOf(List<String> lines) {
    return lines.stream()
        .findFirst()
        .map(String::strip)
        .filter(pid -> pid.matches("\\d+"))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .filter(ProcessHandle::isAlive);
  }

  private static boolean serves(ProcessHandle process, Path data) {
    String[] arguments =
        process
            .info()
            .arguments()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "process %d may be serving %s: stop it, or delete its postmaster.pid"
                            .formatted(process.pid(), data)));
    return Arrays.asList(arguments).contains(data.toString());
  }

  private static Postmaster of(ProcessHandle process, List<String> lines) {
    int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
    return new Postmaster(process, port);
  }

  private boolean endsAfter(String signal) {
    try {
      new ProcessBuilder("sh", "-c", SIGNAL, signal, Long.toString(process.pid()))
          .start()
          .waitFor();
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException("PostgreSQL cannot be told to stop", e);
    }
  }
}
