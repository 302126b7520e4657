package org.wardline.platform.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.wardline.platform.CallersContext;

/**
 * Short calls of which only the status matters: no redirects are followed, the answer's body is
 * thrown away, and the whole call ends within its time-out. The client is made by the first call.
 */
@Singleton
public class HttpCalls {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private HttpClient client;

  /** The status of the answer; fails when there was none in time. */
  public Uni<Integer> send(HttpRequest.Builder request, Duration timeout) {
    return Uni.createFrom()
        .completionStage(
            () -> client().sendAsync(request.timeout(timeout).build(), BodyHandlers.discarding()))
        .map(HttpResponse::statusCode)
        .plug(CallersContext::resume);
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  @PreDestroy
  synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
