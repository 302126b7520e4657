package org.wardline.killed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the process and the queue service, so that the process can be killed at each call.
 */
final class QueueFront implements AutoCloseable {
  private final URI service;
  private final Trap trap;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  QueueFront(URI service, Trap trap) {
    this.service = service;
    this.trap = trap;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  String urlOf(String queue) {
    return address() + "/000000000000/" + queue;
  }

  /**
   * Places are named by moment, action and queue, such as {@code before SendMessageBatch matching}.
   */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String call = call(exchange, body);
      if (trap.passes("before " + call)) {
        return;
      }
      HttpResponse<byte[]> response = forward(exchange, body);
      if (!isEmptyAnswer(call, response) && trap.passes("after " + call)) {
        return;
      }
      response
          .headers()
          .firstValue("content-type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(response.statusCode(), response.body().length);
      exchange.getResponseBody().write(response.body());
    }
  }

  /** Most receipts find nothing. */
  private static boolean isEmptyAnswer(String call, HttpResponse<byte[]> response) {
    return call.startsWith("Receive")
        && !new String(response.body(), StandardCharsets.UTF_8).contains("MessageId");
  }

  private static String call(HttpExchange exchange, byte[] body) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String action = target == null ? "" : target.substring(target.indexOf('.') + 1);
    String text = new String(body, StandardCharsets.UTF_8);
    String queue = text.contains("/matching\"") ? "matching" : "dispatch";
    return action + ' ' + queue;
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(java.util.Locale.ROOT).startsWith("x-amz"))
        .forEach(header -> request.header(header.getKey(), header.getValue().getFirst()));
    request.header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
