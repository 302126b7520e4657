package org.wardline.mesh;

import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The test's hand in the MESH stand-in: puts messages there, looks at all, switches faults. */
@Singleton
class MeshStandIn {

  static final String COUNCIL = "LOCAL01";
  static final String NATIONAL = "LOCAL02";
  static final String CASE_SYSTEM = "LOCAL03";

  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  MeshStandIn(@ConfigProperty(name = "wardline.mesh.url") String url) {
    this.url = url;
  }

  /** A message in the stand-in. */
  record Held(
      String id,
      String from,
      String to,
      String workflow,
      String localId,
      String fileName,
      String status,
      int chunks,
      String body) {

    byte[] bytes() {
      return Base64.getDecoder().decode(body);
    }

    /** The bytes without the compression in which our client sends them. */
    byte[] unpacked() {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes()))) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void clear() {
    call("DELETE", "/local", Map.of(), new byte[0]);
  }

  /** The next request to a path that ends like this has this fault. */
  void fault(String path, String fault) {
    call("POST", "/local/faults?next=%s&path=%s".formatted(fault, path), Map.of(), new byte[0]);
  }

  void randomFaults(long seed, double rate) {
    call("POST", "/local/faults?seed=%d&rate=%s".formatted(seed, rate), Map.of(), new byte[0]);
  }

  void noFaults() {
    call("DELETE", "/local/faults", Map.of(), new byte[0]);
  }

  /** Puts a message of the national service into the council's mailbox; answers its id. */
  String deliver(String workflow, byte[] body) {
    return deliver(workflow, body, 1);
  }

  String deliver(String workflow, byte[] body, int chunks) {
    return put(
        Map.of("mex-From", NATIONAL, "mex-WorkflowID", workflow, "mex-FileName", "cpis.xml"),
        body,
        chunks);
  }

  /** Puts a report about a message that was not delivered. */
  String report(String workflow, String messageId, String localId, String code) {
    return put(
        Map.of(
            "mex-From", "",
            "mex-WorkflowID", workflow,
            "mex-MessageType", "REPORT",
            "mex-LinkedMsgID", messageId,
            "mex-LocalID", localId,
            "mex-StatusCode", code),
        new byte[0],
        1);
  }

  private String put(Map<String, String> headers, byte[] body, int chunks) {
    return new JsonObject(
            call("POST", "/local/messages/" + COUNCIL + "?chunks=" + chunks, headers, body))
        .getString("message_id");
  }

  List<Held> all() {
    return new JsonObject(call("GET", "/local/messages", Map.of(), new byte[0]))
        .getJsonArray("messages").stream()
            .map(JsonObject.class::cast)
            .map(MeshStandIn::held)
            .toList();
  }

  /** What was sent to a mailbox. */
  List<Held> sentTo(String mailbox) {
    return all().stream().filter(message -> message.to().equals(mailbox)).toList();
  }

  String statusOf(String id) {
    return all().stream()
        .filter(message -> message.id().equals(id))
        .map(Held::status)
        .findFirst()
        .orElseThrow();
  }

  private static Held held(JsonObject message) {
    return new Held(
        message.getString("message_id"),
        message.getString("from"),
        message.getString("to"),
        message.getString("workflow"),
        message.getString("local_id"),
        message.getString("file_name"),
        message.getString("status"),
        message.getInteger("chunks"),
        message.getString("body"));
  }

  private String call(String method, String path, Map<String, String> headers, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
