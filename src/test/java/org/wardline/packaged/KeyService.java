package org.wardline.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;

/** A stand-in for AWS KMS: turns the bytes round instead of encrypting them. */
final class KeyService implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;

  KeyService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = json.readTree(exchange.getRequestBody());
      boolean encrypts =
          exchange.getRequestHeaders().getFirst("X-Amz-Target").equals("TrentService.Encrypt");
      byte[] in = request.get(encrypts ? "Plaintext" : "CiphertextBlob").binaryValue();
      byte[] answer =
          json.writeValueAsBytes(
              Map.of(
                  "KeyId",
                  request.get("KeyId").asText(),
                  encrypts ? "CiphertextBlob" : "Plaintext",
                  Base64.getEncoder().encodeToString(turned(in))));
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }
}
