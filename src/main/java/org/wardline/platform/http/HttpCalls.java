package org.wardline.platform.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.wardline.platform.CallersContext;

/**
 * Short calls of which little more than the status matters: no redirects are followed, the answer's
 * body is thrown away and read no further than is usual, and the whole call, its body included,
 * ends within its time-out. The client is made by the first call.
 */
@Singleton
public class HttpCalls {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final Duration connectTimeout;
  private HttpClient client;

  @Inject
  HttpCalls() {
    this(CONNECT);
  }

  /** Calls of an edge with a limit of its own to connecting; whoever makes them closes them. */
  public HttpCalls(Duration connectTimeout) {
    this.connectTimeout = connectTimeout;
  }

  /** The status of the answer; fails when it was not there, whole, in time. */
  public Uni<Integer> send(HttpRequest.Builder request, Duration timeout) {
    return ask(request, timeout).map(HttpAnswer::status);
  }

  /** As {@link #send}, with what the answer says of when to come again. */
  public Uni<HttpAnswer> ask(HttpRequest.Builder request, Duration timeout) {
    return Uni.createFrom()
        .deferred(() -> start(request.timeout(timeout).build()))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(HttpCalls::answer)
        .plug(CallersContext::resume);
  }

  /** When nobody waits any more, the call is broken off, and its connection closed. */
  private Uni<HttpResponse<Void>> start(HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> call =
        client().sendAsync(request, headers -> new DiscardedBody());
    return Uni.createFrom().completionStage(call).onCancellation().invoke(() -> call.cancel(true));
  }

  private static HttpAnswer answer(HttpResponse<Void> response) {
    return new HttpAnswer(
        response.statusCode(), response.headers().firstValue("retry-after").orElse(null));
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(connectTimeout)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  @PreDestroy
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
