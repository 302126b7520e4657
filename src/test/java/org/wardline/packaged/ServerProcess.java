package org.wardline.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardline.ServerJar;

/** The plain jar in a process of its own, on a free port. */
final class ServerProcess implements AutoCloseable {

  private static final Path LOG = Directories.OWN.resolve("server.log");
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final String address;

  private ServerProcess(Process process) {
    this.process = process;
    this.address = "http://localhost:" + awaitPort();
  }

  /** Starts it with these environment variables and waits until it listens. */
  static ServerProcess start(Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(ServerJar.command(List.of("-Dquarkus.http.port=0")))
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile());
    builder.environment().putAll(environment);
    try {
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private String awaitPort() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher listening = LISTENING.matcher(log());
      if (listening.find()) {
        return listening.group(1);
      }
      pause();
    }
    process.destroyForcibly();
    throw new AssertionError("the server does not start; its log is " + LOG);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String log() {
    try {
      return Files.readString(LOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
