package org.wardline.platform.local.mesh;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request: method, the parts of its path, query, headers in lower case, body. */
final class MeshRequest {

  private final String method;
  private final List<String> path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;

  private MeshRequest(
      String method,
      List<String> path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body.clone();
  }

  static MeshRequest of(HttpExchange exchange) throws IOException {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new MeshRequest(
        exchange.getRequestMethod(),
        Arrays.stream(exchange.getRequestURI().getRawPath().substring(1).split("/", -1))
            .map(MeshRequest::decoded)
            .toList(),
        queryOf(exchange.getRequestURI().getRawQuery()),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  String method() {
    return method;
  }

  List<String> path() {
    return path;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A header, or an empty text. */
  String header(String name) {
    return headers.getOrDefault(name, "").strip();
  }

  private static Map<String, String> queryOf(String raw) {
    var query = new HashMap<String, String>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
