package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes of an HTTP request the event (payload format 2.0) that an AWS HTTP API makes of it. */
final class HttpEvents {

  private static final String STAGE = "$default";
  private static final List<String> TEXT_TYPES =
      List.of("application/json", "application/xml", "application/javascript");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpEvents() {}

  /** The event of a request with its whole body. */
  static APIGatewayV2HTTPEvent of(HttpServerRequest request, Buffer body, Instant now) {
    String routeKey = request.method().name() + " " + request.path();
    Optional<String> text = text(request.getHeader("content-type"), body.getBytes());
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey(routeKey)
        .withRawPath(request.path())
        .withRawQueryString(Optional.ofNullable(request.query()).orElse(""))
        .withCookies(cookies(request.headers()))
        .withHeaders(headers(request.headers()))
        .withQueryStringParameters(joined(request.params()))
        .withRequestContext(context(request, routeKey, now))
        .withBody(text.orElseGet(() -> Base64.getEncoder().encodeToString(body.getBytes())))
        .withIsBase64Encoded(text.isEmpty())
        .build();
  }

  private static RequestContext context(HttpServerRequest request, String routeKey, Instant now) {
    return RequestContext.builder()
        .withAccountId("000000000000")
        .withApiId("local")
        .withDomainName(request.authority() == null ? "localhost" : request.authority().host())
        .withDomainPrefix("local")
        .withRequestId(UUID.randomUUID().toString())
        .withRouteKey(routeKey)
        .withStage(STAGE)
        .withTime(TIME.format(now))
        .withTimeEpoch(now.toEpochMilli())
        .withHttp(
            RequestContext.Http.builder()
                .withMethod(request.method().name())
                .withPath(request.path())
                .withProtocol("HTTP/1.1")
                .withSourceIp(request.remoteAddress().hostAddress())
                .withUserAgent(Optional.ofNullable(request.getHeader("user-agent")).orElse(""))
                .build())
        .build();
  }

  /** The body as text if the API hands it on as such: of a known text type, and really text. */
  private static Optional<String> text(String contentType, byte[] body) {
    String type =
        Optional.ofNullable(contentType)
            .orElse("")
            .split(";", 2)[0]
            .strip()
            .toLowerCase(Locale.ROOT);
    if (!type.startsWith("text/") && !TEXT_TYPES.contains(type)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException binaryAfterAll) {
      return Optional.empty();
    }
  }

  private static List<String> cookies(MultiMap headers) {
    return headers.getAll("cookie").stream()
        .flatMap(line -> List.of(line.split(";\\s*")).stream())
        .toList();
  }

  private static Map<String, String> headers(MultiMap headers) {
    Map<String, String> all = joined(headers);
    all.remove("cookie");
    return all;
  }

  /** Names in lower case, the values of a repeated one joined by commas. */
  private static Map<String, String> joined(MultiMap values) {
    return values.names().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> String.join(",", values.getAll(name))));
  }
}
