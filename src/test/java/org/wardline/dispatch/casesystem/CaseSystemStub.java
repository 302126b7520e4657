package org.wardline.dispatch.casesystem;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A case system that takes events over HTTP, and answers as the test says. */
final class CaseSystemStub implements AutoCloseable {
  /** One request: its headers, in lower case, and its text. */
  record Posted(Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final List<String> elsewhere = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile String retryAfter;
  private volatile int endless;
  private volatile CompletableFuture<Long> hungUpAfter = new CompletableFuture<>();

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
    endless = 0;
    hungUpAfter = new CompletableFuture<>();
  }

  /**
   * Says 200 from now on and then goes on without end, by so many bytes a hundredth of a second.
   */
  void answerWithoutEnd(int bytesAtOnce) {
    endless = bytesAtOnce;
  }

  /** How many bytes went out until whoever asked hung up; waits for that. */
  long hungUpAfter() {
    return hungUpAfter.orTimeout(20, TimeUnit.SECONDS).join();
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
    posted.add(new Posted(headers(exchange), new String(body, StandardCharsets.UTF_8)));
    exchange.getResponseHeaders().add("location", address() + "/elsewhere");
    if (retryAfter != null) {
      exchange.getResponseHeaders().add("retry-after", retryAfter);
    }
    if (endless > 0) {
      goOn(exchange);
      return;
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

  private void goOn(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    long sent = 0;
    try (exchange) {
      while (!Thread.currentThread().isInterrupted()) {
        exchange.getResponseBody().write(new byte[endless]);
        exchange.getResponseBody().flush();
        sent += endless;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    } catch (IOException hungUp) {
      hungUpAfter.complete(sent);
    }
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
