package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the same build as one plain process: {@code java -Dquarkus.profile=server -jar}, on a
 * database, queues and a mail relay that are given to it.
 */
class ServerJarIT {

  private static Surroundings surroundings;
  private static ServerProcess server;

  @BeforeAll
  static void start() {
    surroundings = Surroundings.start();
    server = ServerProcess.start(surroundings.environmentOfServer());
  }

  @AfterAll
  static void stop() {
    server.close();
    surroundings.close();
  }

  @Test
  void it_is_ready_with_the_schema_made() throws Exception {
    assertThat(send(request("/q/health/ready").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void it_says_which_version_it_is() throws Exception {
    HttpResponse<String> answer = send(request("/version").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).matches("\\{\"version\":\"\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\"}");
  }

  @Test
  void it_takes_in_events_over_HTTP() throws Exception {
    HttpRequest.Builder arrival =
        request("/care-events")
            .header("content-type", "application/cloudevents+json")
            .header("x-api-key", Events.API_KEY)
            .POST(HttpRequest.BodyPublishers.ofString(Events.ARRIVAL));

    assertThat(send(arrival).statusCode()).isEqualTo(202);
  }

  @Test
  void the_pages_of_development_are_not_there() throws Exception {
    assertThat(send(request("/dev/mail").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void nobody_can_sign_in_without_an_identity_provider_and_a_page_says_so() throws Exception {
    HttpResponse<String> refused = send(request("/notifications").GET());

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("You cannot sign in here");
    assertThat(send(request("/sign-in").GET()).body()).contains("You cannot sign in here");
    assertThat(send(request("/sign-in").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
        .isEqualTo(405);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
