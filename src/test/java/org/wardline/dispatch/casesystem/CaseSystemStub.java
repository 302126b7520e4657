package org.wardline.dispatch.casesystem;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A case system that takes events over HTTP, and answers as the test says. */
final class CaseSystemStub implements AutoCloseable {
  /** One request: its signature's headers and its text. */
  record Posted(Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final List<String> elsewhere = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile String retryAfter;

  CaseSystemStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/events", this::take);
    server.createContext("/elsewhere", this::takeElsewhere);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void reset() {
    posted.clear();
    elsewhere.clear();
    status = 204;
    retryAfter = null;
  }

  /** Redirects lead to another path of the same server. */
  void answerWith(int code) {
    status = code;
  }

  /** With the seconds after which it wants to be asked again. */
  void askForPatience(String seconds) {
    retryAfter = seconds;
  }

  List<Posted> posted() {
    return List.copyOf(posted);
  }

  List<String> elsewhere() {
    return List.copyOf(elsewhere);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    posted.add(
        new Posted(
            Map.of(
                "webhook-id", exchange.getRequestHeaders().getFirst("webhook-id"),
                "webhook-timestamp", exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                "webhook-signature", exchange.getRequestHeaders().getFirst("webhook-signature"),
                "content-type", exchange.getRequestHeaders().getFirst("content-type")),
            new String(body, StandardCharsets.UTF_8)));
    exchange.getResponseHeaders().add("location", address() + "/elsewhere");
    if (retryAfter != null) {
      exchange.getResponseHeaders().add("retry-after", retryAfter);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void takeElsewhere(HttpExchange exchange) throws IOException {
    elsewhere.add(exchange.getRequestMethod());
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
