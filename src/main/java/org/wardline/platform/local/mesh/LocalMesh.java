package org.wardline.platform.local.mesh;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wardline.platform.local.mesh.MeshFaults.Fault;

/** The stand-in's HTTP server. */
public final class LocalMesh implements AutoCloseable {

  private static final String SECRET = "local";
  private static final Map<String, String> MAILBOXES =
      Map.of("LOCAL01", SECRET, "LOCAL02", SECRET, "LOCAL03", SECRET);
  private static final long SLOWNESS_MILLISECONDS = 1_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(LocalMesh::thread);
  private final MeshFaults faults = new MeshFaults();
  private final MeshRoutes routes;
  private final MeshSwitches switches;

  private LocalMesh(HttpServer server) {
    var store = new MeshStore(MAILBOXES);
    Clock clock = Clock.systemUTC();
    this.server = server;
    this.routes =
        new MeshRoutes(
            new MeshAuthorisation(store, SECRET),
            store,
            new MeshInbox(store),
            new MeshOutbox(store, clock));
    this.switches = new MeshSwitches(store, faults, clock);
  }

  /** Starts the server on a free port of this machine. */
  public static LocalMesh open() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var mesh = new LocalMesh(server);
      server.createContext("/", mesh::handle);
      server.setExecutor(mesh.threads);
      server.start();
      return mesh;
    } catch (IOException e) {
      throw new UncheckedIOException("the MESH stand-in does not start", e);
    }
  }

  /** The settings with which an application finds the server. */
  public Map<String, String> settings() {
    return Map.of(
        "wardline.mesh.url",
        "http://localhost:" + server.getAddress().getPort(),
        "wardline.mesh.shared-key",
        SECRET);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      MeshRequest request = MeshRequest.of(exchange);
      if (request.path().getFirst().equals("local")) {
        send(exchange, switches.answer(request));
      } else {
        handle(exchange, request, faults.next(String.join("/", request.path())));
      }
    }
  }

  private void handle(HttpExchange exchange, MeshRequest request, Fault fault) throws IOException {
    switch (fault) {
      case CLOSED -> {}
      case UNAVAILABLE -> send(exchange, new MeshAnswer(503));
      case TOO_MANY -> send(exchange, new MeshAnswer(429));
      case ANSWER_LOST -> {
        routes.answer(request, fault);
        send(exchange, new MeshAnswer(503));
      }
      case CUT -> cut(exchange, routes.answer(request, fault));
      case SLOW -> {
        pause();
        send(exchange, routes.answer(request, fault));
      }
      case NONE, DUPLICATE, OUT_OF_ORDER -> send(exchange, routes.answer(request, fault));
    }
  }

  private static void send(HttpExchange exchange, MeshAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Announces the whole body, sends half of it and hangs up. */
  private static void cut(HttpExchange exchange, MeshAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length + 1L);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(SLOWNESS_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "local-mesh");
    thread.setDaemon(true);
    return thread;
  }
}
