package org.wardline.platform.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LocalHttpApiTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final byte[] NO_BYTES = {};
  private static final int MEGABYTE = 1024 * 1024;

  @Inject TrialHttpHandler trial;

  @TestHTTPResource("/trial")
  URI address;

  @BeforeEach
  void accept() {
    trial.behave(event -> APIGatewayV2HTTPResponse.builder().withStatusCode(202).build());
  }

  @Test
  void text_comes_as_text_with_what_the_request_said() throws Exception {
    send(
        request("{\"specversion\":\"1.0\"}".getBytes(StandardCharsets.UTF_8))
            .uri(URI.create(address + "?a=1&a=2&b=3"))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("X-Sender", "one")
            .header("X-Sender", "two")
            .header("Cookie", "first=1; second=2")
            .header("User-Agent", "hospital/1"));

    APIGatewayV2HTTPEvent event = trial.event();
    assertThat(event.getVersion()).isEqualTo("2.0");
    assertThat(event.getBody()).isEqualTo("{\"specversion\":\"1.0\"}");
    assertThat(event.getIsBase64Encoded()).isFalse();
    assertThat(event.getRouteKey()).isEqualTo("POST /trial");
    assertThat(event.getRawPath()).isEqualTo("/trial");
    assertThat(event.getRawQueryString()).isEqualTo("a=1&a=2&b=3");
    assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("a", "1,2", "b", "3"));
    assertThat(event.getCookies()).containsExactly("first=1", "second=2");
    assertThat(event.getHeaders())
        .containsEntry("content-type", "application/json; charset=utf-8")
        .containsEntry("x-sender", "one,two")
        .doesNotContainKey("cookie");
    assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
    assertThat(event.getRequestContext().getHttp().getPath()).isEqualTo("/trial");
    assertThat(event.getRequestContext().getHttp().getSourceIp()).isEqualTo("127.0.0.1");
    assertThat(event.getRequestContext().getHttp().getUserAgent()).isEqualTo("hospital/1");
    assertThat(event.getRequestContext().getRequestId()).isNotBlank();
    assertThat(event.getRequestContext().getStage()).isEqualTo("$default");
  }

  @Test
  void what_is_not_known_to_be_text_comes_in_base_64_byte_for_byte() throws Exception {
    byte[] latin1 = "<a>é</a>".getBytes(StandardCharsets.ISO_8859_1);
    for (String type : List.of("application/xml", "application/cloudevents+json", "image/png")) {
      send(request(latin1).header("Content-Type", type));

      assertThat(trial.event().getIsBase64Encoded()).isTrue();
      assertThat(Base64.getDecoder().decode(trial.event().getBody())).isEqualTo(latin1);
    }
  }

  @Test
  void the_answer_of_the_function_is_the_answer() throws Exception {
    trial.behave(
        event ->
            APIGatewayV2HTTPResponse.builder()
                .withStatusCode(422)
                .withHeaders(Map.of("content-type", "application/problem+json"))
                .withBody("{\"title\":\"no\"}")
                .build());

    HttpResponse<String> answer = CLIENT.send(request(NO_BYTES).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).isEqualTo("{\"title\":\"no\"}");
  }

  @Test
  void a_function_that_fails_is_an_error_that_tells_nothing() throws Exception {
    trial.behave(
        event -> {
          throw new IllegalStateException("999 000 0001");
        });

    HttpResponse<String> answer = CLIENT.send(request(NO_BYTES).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void a_little_more_than_ten_megabytes_comes_through() throws Exception {
    send(request(new byte[10 * MEGABYTE + 1]));

    assertThat(Base64.getDecoder().decode(trial.event().getBody())).hasSize(10 * MEGABYTE + 1);
  }

  @Test
  void a_body_of_twelve_megabytes_is_refused_before_it_is_sent() throws Exception {
    String head =
        "POST /trial HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
            .formatted(12 * MEGABYTE);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      String statusLine =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      assertThat(statusLine).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void requests_run_at_the_same_time() {
    CountDownLatch together = new CountDownLatch(4);
    trial.behave(
        event -> {
          together.countDown();
          return APIGatewayV2HTTPResponse.builder()
              .withStatusCode(met(together) ? 202 : 500)
              .build();
        });

    List<Integer> statuses =
        Stream.generate(() -> address)
            .limit(4)
            .map(each -> CLIENT.sendAsync(request(NO_BYTES).build(), BodyHandlers.discarding()))
            .toList()
            .stream()
            .map(answer -> answer.join().statusCode())
            .toList();

    assertThat(statuses).containsOnly(202);
  }

  private HttpRequest.Builder request(byte[] body) {
    return HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body));
  }

  private static void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    int status = CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(202);
  }

  private static boolean met(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
