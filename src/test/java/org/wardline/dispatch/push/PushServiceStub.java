package org.wardline.dispatch.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.wardline.dispatch.push.PushServiceRules.Objection;

/**
 * A browser's push service: takes messages for devices if they are as the standards say, and
 * answers as the test says.
 */
final class PushServiceStub implements AutoCloseable {
  private static final String ELSEWHERE = "/elsewhere";

  /** One message: which device, its headers by lower-case names, and the bytes in base64. */
  record Pushed(String path, Map<String, String> headers, String body) {
    byte[] bytes() {
      return Base64.getDecoder().decode(body);
    }

    String topic() {
      return headers.get("topic");
    }
  }

  private final HttpServer server;
  private final PushServiceRules rules;
  private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
  private final List<Objection> objections = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

  /** Devices were subscribed with this key of the application's. */
  PushServiceStub(ECPublicKey subscribedWith) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rules = new PushServiceRules(subscribedWith, origin());
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  String endpoint(String device) {
    return origin() + "/" + device;
  }

  void reset() {
    pushed.clear();
    objections.clear();
    statuses.clear();
  }

  /** What messages for this device are answered with from now on; redirects lead elsewhere. */
  void answerWith(String device, int status) {
    statuses.put("/" + device, status);
  }

  List<Pushed> pushed() {
    return List.copyOf(pushed);
  }

  /** What was wrong with messages, which were not taken. */
  List<Objection> objections() {
    return List.copyOf(objections);
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> headers = headers(exchange);
    byte[] body = exchange.getRequestBody().readAllBytes();
    pushed.add(new Pushed(path, headers, Base64.getEncoder().encodeToString(body)));
    Optional<Objection> objection = rules.objection(headers, body, Instant.now());
    objection.ifPresent(objections::add);
    int status = objection.map(Objection::status).orElse(statuses.getOrDefault(path, 201));
    exchange
        .getResponseHeaders()
        .add("location", status == 201 ? "/message/" + UUID.randomUUID() : ELSEWHERE);
    if (status == 429 || status == 503) {
      exchange.getResponseHeaders().add("retry-after", "900");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
