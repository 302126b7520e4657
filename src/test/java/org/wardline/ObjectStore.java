package org.wardline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A stand-in for AWS S3 that keeps the versions of small texts in memory. */
public final class ObjectStore implements AutoCloseable {

  private final Map<String, List<String>> versions = new ConcurrentHashMap<>();
  private final HttpServer server;

  public ObjectStore() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Puts a text under a path of bucket and key. */
  public void put(String path, String text) {
    versions.computeIfAbsent(path, unknown -> new CopyOnWriteArrayList<>()).add(text);
  }

  /** What was put under a path of bucket and key, the latest last. */
  public List<String> versions(String path) {
    return List.copyOf(versions.getOrDefault(path, List.of()));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("PUT")) {
        put(path, body(exchange));
        exchange.sendResponseHeaders(200, -1);
      } else if (String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type=2")) {
        send(exchange, 200, list(path));
      } else if (versions.containsKey(path)) {
        send(exchange, 200, versions.get(path).getLast());
      } else {
        send(exchange, 404, "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
      }
    }
  }

  /** The keys of a bucket, in whose path the SDK may leave out the last slash. */
  private String list(String path) {
    String bucket = path.endsWith("/") ? path : path + "/";
    return versions.keySet().stream()
        .filter(key -> key.startsWith(bucket))
        .map(key -> "<Contents><Key>" + key.substring(bucket.length()) + "</Key></Contents>")
        .collect(Collectors.joining("", "<ListBucketResult>", "</ListBucketResult>"));
  }

  /** The body; of one that comes in signed chunks, the first. */
  private static String body(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String hash = exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256");
    if (hash == null || !hash.startsWith("STREAMING")) {
      return body;
    }
    int start = body.indexOf("\r\n") + 2;
    int length = Integer.parseInt(body.substring(0, start).replaceAll("(?s)[;\\r].*", ""), 16);
    return body.substring(start, start + length);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
