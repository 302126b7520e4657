package org.wardline.killed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wardline.ServerJar;

/**
 * The packaged application with the server profile, as an operator starts it with {@code java
 * -jar}.
 */
final class ServerProcess {
  private static final Path LOG = Path.of("target/killed/server.log");

  private final Map<String, String> settings;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private int port;
  private Process process;

  ServerProcess(Map<String, String> settings) {
    this.settings = settings;
  }

  /** Starts it on a free port and waits until it is ready. */
  void start() {
    try {
      Files.createDirectories(LOG.getParent());
      port = freePort();
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  private List<String> command() {
    List<String> options = new ArrayList<>();
    options.add("-Dquarkus.http.port=" + port);
    settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
    return ServerJar.command(options);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() {
    for (int i = 0; i < 600; i++) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the server ended at its start, see " + LOG);
      }
      if (answers("/q/health/ready", HttpRequest.newBuilder().GET()) == 200) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("the server did not become ready, see " + LOG);
  }

  /** Posts an event; answers the status, or 0 when the process died over it. */
  int post(String contentType, String key, String body) {
    return answers(
        "/care-events",
        HttpRequest.newBuilder()
            .header("Content-Type", contentType)
            .header("X-Api-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private int answers(String path, HttpRequest.Builder request) {
    try {
      return client
          .send(
              request
                  .uri(URI.create("http://localhost:" + port + path))
                  .timeout(Duration.ofSeconds(60))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException died) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets it end by itself. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
