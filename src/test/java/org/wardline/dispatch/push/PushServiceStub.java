package org.wardline.dispatch.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A browser's push service: takes messages for devices, and answers as the test says. */
final class PushServiceStub implements AutoCloseable {
  /** One message: which device, the headers that matter, and the encrypted bytes in base64. */
  record Pushed(
      String path, String ttl, String topic, String encoding, String authorization, String body) {
    byte[] bytes() {
      return Base64.getDecoder().decode(body);
    }
  }

  private final HttpServer server;
  private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

  PushServiceStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String endpoint(String device) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + device;
  }

  void reset() {
    pushed.clear();
    statuses.clear();
  }

  /** What messages for this device are answered with from now on. */
  void answerWith(String device, int status) {
    statuses.put("/" + device, status);
  }

  List<Pushed> pushed() {
    return List.copyOf(pushed);
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    pushed.add(
        new Pushed(
            path,
            header(exchange, "ttl"),
            header(exchange, "topic"),
            header(exchange, "content-encoding"),
            header(exchange, "authorization"),
            Base64.getEncoder().encodeToString(exchange.getRequestBody().readAllBytes())));
    exchange.getResponseHeaders().add("retry-after", "900");
    exchange.sendResponseHeaders(statuses.getOrDefault(path, 201), -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
