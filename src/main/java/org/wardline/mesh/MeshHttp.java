package org.wardline.mesh;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.wardline.platform.CallersContext;
import org.wardline.platform.lambda.FailureName;

/** One request at a time over HTTP/1.1, with a time-out and a limit to the answer's size. */
final class MeshHttp {

  private static final String BASE = "/messageexchange";
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final HttpClient client;
  private final URI server;
  private final Duration timeout;
  private final long maxBytes;

  MeshHttp(HttpClient client, URI server, Duration timeout, long maxBytes) {
    this.client = client;
    this.server = server;
    this.timeout = timeout;
    this.maxBytes = maxBytes;
  }

  /** A path of the interface: {@code /messageexchange} and this. */
  static String path(String below) {
    return BASE + below;
  }

  /**
   * Sends a request once; a {@link MeshFailure} tells that no whole answer came.
   *
   * @param target path and query
   */
  Uni<Answer> send(HttpMethod method, String target, Map<String, String> headers, Buffer body) {
    return Uni.createFrom()
        .completionStage(
            () ->
                client
                    .request(options(method, target))
                    .compose(request -> send(request, headers, body))
                    .toCompletionStage())
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure(failure -> !(failure instanceof MeshFailure))
        .transform(failure -> MeshFailure.noAnswer(FailureName.of(failure)))
        .plug(CallersContext::resume);
  }

  private RequestOptions options(HttpMethod method, String target) {
    boolean tls = "https".equalsIgnoreCase(server.getScheme());
    int port = server.getPort() < 0 ? (tls ? HTTPS : HTTP) : server.getPort();
    return new RequestOptions()
        .setMethod(method)
        .setSsl(tls)
        .setHost(server.getHost())
        .setPort(port)
        .setURI(target)
        .setConnectTimeout(timeout.toMillis())
        .setIdleTimeout(timeout.toMillis());
  }

  private Future<Answer> send(HttpClientRequest request, Map<String, String> headers, Buffer body) {
    headers.forEach(request::putHeader);
    Future<HttpClientResponse> answer = body.length() == 0 ? request.send() : request.send(body);
    return answer.compose(this::whole);
  }

  private Future<Answer> whole(HttpClientResponse response) {
    Promise<Answer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.handler(
        piece -> {
          body.appendBuffer(piece);
          if (body.length() > maxBytes) {
            whole.tryFail(MeshFailure.answered(413, "larger than the limit"));
            response.request().reset();
          }
        });
    response.endHandler(
        end -> whole.tryComplete(new Answer(response.statusCode(), response.headers(), body)));
    return whole.future();
  }
}
