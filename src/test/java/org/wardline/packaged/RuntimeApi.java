package org.wardline.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What the Lambda service is to one process: hands it one event at a time and takes the answer
 * (Lambda runtime API, version 2018-06-01).
 */
final class RuntimeApi implements AutoCloseable {

  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<CompletableFuture<Answer>> answers = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final String function;
  private final Duration timeout;

  /** What the function gave back, or the error that it reported instead. */
  record Answer(boolean failed, String body) {}

  RuntimeApi(String function, Duration timeout) {
    this.function = function;
    this.timeout = timeout;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(INVOCATION, this::invocation);
    server.createContext(INIT_ERROR, this::initError);
    server.start();
  }

  String address() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** Completes when the process asks for its first event; fails when it says that it cannot. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Gives the process an event; one at a time. */
  CompletableFuture<Answer> send(String event) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    answers.add(answer);
    events.add(event);
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void invocation(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.endsWith("/next")) {
        next(exchange);
      } else {
        answers.remove().complete(new Answer(path.endsWith("/error"), bodyOf(exchange)));
        exchange.sendResponseHeaders(202, -1);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete(null);
    byte[] event;
    try {
      event = events.take().getBytes(StandardCharsets.UTF_8);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange
        .getResponseHeaders()
        .add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    exchange
        .getResponseHeaders()
        .add(
            "Lambda-Runtime-Deadline-Ms",
            Long.toString(Instant.now().plus(timeout).toEpochMilli()));
    exchange
        .getResponseHeaders()
        .add(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:eu-west-2:000000000000:function:" + function);
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  private void initError(HttpExchange exchange) throws IOException {
    try (exchange) {
      ready.completeExceptionally(new IllegalStateException(bodyOf(exchange)));
      exchange.sendResponseHeaders(202, -1);
    }
  }

  private static String bodyOf(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }
}
