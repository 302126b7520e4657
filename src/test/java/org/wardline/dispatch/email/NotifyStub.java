package org.wardline.dispatch.email;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Answers like GOV.UK Notify's API, as far as e-mails go: takes them, takes the same reference
 * twice as two, lists them by reference, and says their status.
 */
final class NotifyStub implements AutoCloseable {
  /** What was taken: Notify's id, our reference, the address, the text and the status now. */
  record Taken(UUID id, String reference, String address, String text, String status) {}

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<Integer> asked = new CopyOnWriteArrayList<>();
  private volatile int refuseWith;
  private volatile JsonNode refusal;
  private volatile boolean loseAnswer;
  private volatile boolean hang;
  private volatile String hangFor = "";
  private volatile Runnable whenAsked = () -> {};

  NotifyStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v2/notifications", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void reset() {
    taken.clear();
    asked.clear();
    refuseWith = 0;
    loseAnswer = false;
    hang = false;
    hangFor = "";
    whenAsked = () -> {};
  }

  /** Every e-mail is refused from now on with this status code. */
  void refuseWith(int status) {
    refuseWith(status, "RefusedError", "not now");
  }

  /** As {@link #refuseWith(int)}, with what the answer says. */
  void refuseWith(int status, String type, String sentence) {
    refusal = error(status, type, sentence);
    refuseWith = status;
  }

  /** Takes the next e-mail, but its answer is lost. */
  void loseAnswer() {
    loseAnswer = true;
  }

  /** Never answers from now on. */
  void hang() {
    hang = true;
  }

  /** Neither takes an e-mail of this reference nor answers it. */
  void hangFor(String reference) {
    hangFor = reference;
  }

  /** What happens when a status is asked for, before it is answered. */
  void whenAsked(Runnable happening) {
    whenAsked = happening;
  }

  List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** How often a status was asked for. */
  int asked() {
    return asked.size();
  }

  void setStatus(String status) {
    taken.replaceAll(t -> new Taken(t.id(), t.reference(), t.address(), t.text(), status));
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (hang) {
      sleep();
    }
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null || !header.startsWith("Bearer ey")) {
      reply(exchange, 403, error(403, "AuthError", "no token"));
    } else if ("POST".equals(exchange.getRequestMethod())) {
      take(exchange, json.readTree(body));
    } else if (exchange.getRequestURI().getPath().equals("/v2/notifications")) {
      reply(exchange, 200, list(exchange.getRequestURI().getQuery()));
    } else {
      one(exchange);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange, JsonNode request) throws IOException {
    if (request.get("reference").asText().equals(hangFor)) {
      sleep();
      exchange.close();
      return;
    }
    if (refuseWith > 0) {
      reply(exchange, refuseWith, refusal);
      return;
    }
    Taken email =
        new Taken(
            UUID.randomUUID(),
            request.get("reference").asText(),
            request.get("email_address").asText(),
            request.get("personalisation").get("text").asText(),
            "created");
    taken.add(email);
    if (loseAnswer) {
      loseAnswer = false;
      exchange.close();
      return;
    }
    ObjectNode answer = json.createObjectNode();
    answer.put("id", email.id().toString()).put("reference", email.reference());
    answer.put("uri", address() + "/v2/notifications/" + email.id());
    answer
        .putObject("content")
        .put("body", email.text())
        .put("subject", "s")
        .put("from_email", "f@example.invalid");
    answer
        .putObject("template")
        .put("id", UUID.randomUUID().toString())
        .put("version", 1)
        .put("uri", "u");
    reply(exchange, 201, answer);
  }

  private JsonNode list(String query) {
    ObjectNode answer = json.createObjectNode();
    ArrayNode found = answer.putArray("notifications");
    taken.stream()
        .filter(t -> query.contains("reference=" + t.reference()))
        .map(this::status)
        .forEach(found::add);
    answer.putObject("links").put("current", address());
    return answer;
  }

  private void one(HttpExchange exchange) throws IOException {
    asked.add(1);
    whenAsked.run();
    String path = exchange.getRequestURI().getPath();
    List<Taken> found = new ArrayList<>(taken);
    found.removeIf(t -> !path.endsWith(t.id().toString()));
    if (found.isEmpty()) {
      reply(exchange, 404, error(404, "NoResultFound", "No result found"));
    } else {
      reply(exchange, 200, status(found.getFirst()));
    }
  }

  private ObjectNode status(Taken email) {
    ObjectNode status = json.createObjectNode();
    status.put("id", email.id().toString()).put("reference", email.reference());
    status.put("email_address", email.address()).put("type", "email").put("status", email.status());
    status
        .put("body", email.text())
        .put("subject", "s")
        .put("created_at", "2026-03-10T10:00:00.000000Z");
    status.put("is_cost_data_ready", true).put("cost_in_pounds", 0.0).putObject("cost_details");
    status
        .putObject("template")
        .put("id", UUID.randomUUID().toString())
        .put("version", 1)
        .put("uri", "u");
    return status;
  }

  private ObjectNode error(int status, String type, String sentence) {
    ObjectNode error = json.createObjectNode().put("status_code", status);
    error.putArray("errors").addObject().put("error", type).put("message", sentence);
    return error;
  }

  private void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
