package org.wardline.platform.local.mesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardline.platform.local.mesh.MeshFaults.Fault;

/**
 * What stands beside the interface, below {@code /local}: {@code DELETE /local} empties the server,
 * {@code POST /local/faults?next=…&path=…} or {@code ?seed=…&rate=…} and {@code DELETE
 * /local/faults} switch faults, {@code POST /local/messages/{to}} puts a message there with the
 * headers given, and {@code GET /local/messages} tells all.
 */
final class MeshSwitches {

  private final MeshStore store;
  private final MeshFaults faults;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  MeshSwitches(MeshStore store, MeshFaults faults, Clock clock) {
    this.store = store;
    this.faults = faults;
    this.clock = clock;
  }

  MeshAnswer answer(MeshRequest request) {
    String what = request.path().size() < 2 ? "" : request.path().get(1);
    return switch (request.method() + " " + what) {
      case "DELETE " -> clear();
      case "DELETE faults" -> withoutFaults();
      case "POST faults" -> withFaults(request);
      case "POST messages" -> put(request);
      case "GET messages" -> all();
      default -> new MeshAnswer(404);
    };
  }

  private MeshAnswer clear() {
    store.clear();
    return withoutFaults();
  }

  private MeshAnswer withoutFaults() {
    faults.none();
    return new MeshAnswer(200);
  }

  private MeshAnswer withFaults(MeshRequest request) {
    request
        .query("next")
        .ifPresent(
            next ->
                faults.plan(
                    Arrays.stream(next.split(",")).map(Fault::valueOf).toList(),
                    request.query("path").orElse("")));
    request
        .query("seed")
        .ifPresent(
            seed ->
                faults.atRandom(
                    Long.parseLong(seed), Double.parseDouble(request.query("rate").orElse("0.2"))));
    return new MeshAnswer(200);
  }

  /** Splits the body into as many chunks as {@code ?chunks=} says. */
  private MeshAnswer put(MeshRequest request) {
    byte[] body = request.body();
    int chunks = request.query("chunks").map(Integer::parseInt).orElse(1);
    var headers = new HashMap<>(request.headers());
    headers.remove("content-encoding");
    StoredMessage message =
        store.add(
            request.header("mex-from"),
            request.path().get(2),
            headers,
            headers.getOrDefault("mex-messagetype", "").equals("REPORT") ? 0 : chunks,
            clock.instant());
    int size = (body.length + chunks - 1) / chunks;
    for (int k = 1; k <= chunks; k++) {
      int from = Math.min(body.length, (k - 1) * size);
      message.put(k, Arrays.copyOfRange(body, from, Math.min(body.length, k * size)));
    }
    return told(Map.of("message_id", message.id()));
  }

  private MeshAnswer all() {
    List<Map<String, Object>> messages =
        store.all(message -> true).stream().map(MeshSwitches::told).toList();
    return told(Map.of("messages", messages));
  }

  private static Map<String, Object> told(StoredMessage message) {
    var told = new LinkedHashMap<String, Object>();
    told.put("message_id", message.id());
    told.put("from", message.from());
    told.put("to", message.to());
    told.put("workflow", message.workflow());
    told.put("local_id", message.header("mex-localid"));
    told.put("file_name", message.header("mex-filename"));
    told.put("encoding", message.header("content-encoding"));
    told.put("status", message.status().name());
    told.put("chunks", message.chunkCount());
    told.put("body", Base64.getEncoder().encodeToString(joined(message)));
    return told;
  }

  private static byte[] joined(StoredMessage message) {
    var out = new java.io.ByteArrayOutputStream();
    for (int k = 1; message.hasChunk(k); k++) {
      out.writeBytes(message.chunk(k));
    }
    return out.toByteArray();
  }

  private MeshAnswer told(Map<String, Object> content) {
    try {
      return new MeshAnswer(200).with("application/json", json.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can always be written", e);
    }
  }
}
