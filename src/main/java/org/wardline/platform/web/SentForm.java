package org.wardline.platform.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A form that was sent and not taken, so that it can be sent again.
 *
 * @param path to which it was sent
 */
record SentForm(String path, List<Field> fields) {
  private static final int LONGEST = 64 * 1024;
  private static final int MOST_FIELDS = 100;
  private static final Duration LONGEST_READ = Duration.ofSeconds(5);

  SentForm {
    fields = List.copyOf(fields);
  }

  record Field(String name, String value) {
    @Override
    public String toString() {
      return "Field[" + name + ']';
    }
  }

  /** Null when none was sent, it is a file or too long, or somebody else has read it already. */
  static Uni<SentForm> read(RoutingContext request) {
    if (!isForm(request.request())) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom()
        .completionStage(() -> body(request.request()))
        .map(body -> of(request.normalizedPath(), body.toString(StandardCharsets.UTF_8)))
        .ifNoItem()
        .after(LONGEST_READ)
        .fail()
        .onFailure()
        .recoverWithNull();
  }

  /** Nobody has read on since the request was found to be nobody's. */
  private static CompletionStage<Buffer> body(HttpServerRequest sent) {
    Future<Buffer> body = sent.body();
    sent.resume();
    return body.toCompletionStage();
  }

  private static boolean isForm(HttpServerRequest sent) {
    String type = sent.getHeader(HttpHeaders.CONTENT_TYPE);
    String length = sent.getHeader(HttpHeaders.CONTENT_LENGTH);
    return sent.method().name().equals("POST")
        && type != null
        && type.startsWith("application/x-www-form-urlencoded")
        && length != null
        && length.matches("\\d{1,5}")
        && Integer.parseInt(length) <= LONGEST;
  }

  static SentForm of(String path, String encoded) {
    return new SentForm(
        path,
        new QueryStringDecoder(encoded, StandardCharsets.UTF_8, false, MOST_FIELDS)
            .parameters().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(v -> new Field(field.getKey(), v)))
                .toList());
  }
}
