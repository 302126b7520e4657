package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the pages as the template does: the server with the container's environment, logged in to
 * the database as the pages' own role.
 */
class PagesProcessIT {

  private static Surroundings surroundings;
  private static ServerProcess pages;

  @BeforeAll
  static void start() {
    surroundings = Surroundings.start();
    ServerProcess.start(surroundings.environmentOfServer()).close();
    pages = ServerProcess.start(surroundings.environmentOfPages());
  }

  @AfterAll
  static void stop() {
    pages.close();
    surroundings.close();
  }

  @Test
  void the_load_balancer_finds_it_healthy() throws Exception {
    assertThat(send(request("/q/health/live").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void it_serves_pages() throws Exception {
    HttpResponse<String> page = send(request("/notifications").GET());

    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.body()).contains("You cannot sign in here");
  }

  @Test
  void events_are_taken_in_by_the_function_and_not_here() throws Exception {
    assertThat(send(request("/care-events").POST(BodyPublishers.ofString("{}"))).statusCode())
        .isEqualTo(404);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(pages.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
