package org.wardline.platform.local.mesh;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wardline.platform.local.mesh.StoredMessage.Status;

/** The sender's side: sending, in chunks, and tracking. */
final class MeshOutbox {

  private final MeshStore store;
  private final Clock clock;

  MeshOutbox(MeshStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes a message, or its first chunk; answers its id. */
  String send(String mailbox, MeshRequest request) {
    String to = request.header("mex-to").toUpperCase(Locale.ROOT);
    if (to.isEmpty() || request.header("mex-workflowid").isEmpty()) {
      throw MeshError.badRequest("mex-To and mex-WorkflowID are required");
    }
    if (!List.of("", "gzip").contains(request.header("content-encoding"))) {
      throw MeshError.unsupportedEncoding();
    }
    int[] range = chunkRange(request, 1);
    if (store.password(to).isEmpty()) {
      throw MeshError.unregisteredRecipient();
    }
    if (request.body().length == 0) {
      throw MeshError.missingData();
    }
    StoredMessage message = store.add(mailbox, to, request.headers(), range[1], clock.instant());
    message.put(1, request.body());
    return message.id();
  }

  /** Takes a further chunk. */
  void sendChunk(String mailbox, String id, int k, MeshRequest request) {
    chunkRange(request, k);
    StoredMessage message = store.find(id).orElseThrow(() -> MeshError.plain(404, "Not Found"));
    if (!message.from().equals(mailbox)) {
      throw MeshError.forbidden("Forbidden");
    }
    if (message.status() != Status.UPLOADING) {
      throw MeshError.plain(423, "Locked");
    }
    if (k > message.chunkCount()) {
      throw MeshError.plain(406, "Not Acceptable");
    }
    if (!request.header("content-encoding").equals(message.header("content-encoding"))) {
      throw MeshError.plain(417, "cannot change content encoding");
    }
    message.put(k, request.body());
  }

  /** What became of a message, as version 2 tells it. */
  Map<String, Object> track(String mailbox, String id) {
    StoredMessage message =
        store
            .find(id)
            .filter(sent -> sent.from().equals(mailbox))
            .orElseThrow(() -> MeshError.plain(404, "Not Found"));
    var told = new LinkedHashMap<String, Object>();
    told.put("message_id", message.id());
    told.put("local_id", message.header("mex-localid"));
    told.put("workflow_id", message.workflow());
    told.put("recipient", message.to());
    told.put("upload_timestamp", message.sentAt().toString());
    told.put("status_success", true);
    told.put("status", message.status().name().toLowerCase(Locale.ROOT));
    return told;
  }

  /** What became of the message with this local id, as version 1 tells it. */
  Map<String, Object> trackLocal(String mailbox, String localId) {
    List<StoredMessage> sent =
        store.all(
            message ->
                message.from().equals(mailbox) && message.header("mex-localid").equals(localId));
    if (sent.isEmpty()) {
      throw MeshError.plain(404, "Not Found");
    }
    if (sent.size() > 1) {
      throw MeshError.plain(300, "Multiple Choices");
    }
    StoredMessage message = sent.getFirst();
    var told = new LinkedHashMap<String, Object>();
    told.put("addressType", "ALL");
    told.put("chunkCount", message.chunkCount());
    told.put("dtsId", message.id());
    told.put("localId", localId);
    told.put("messageId", message.id());
    told.put("recipient", message.to());
    told.put("sender", message.from());
    told.put("status", titled(message.status()));
    told.put("statusSuccess", "SUCCESS");
    told.put("workflowId", message.workflow());
    return told;
  }

  private static String titled(Status status) {
    return status.name().charAt(0) + status.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static int[] chunkRange(MeshRequest request, int expected) {
    String range = request.header("mex-chunk-range");
    if (range.isEmpty() && expected == 1) {
      return new int[] {1, 1};
    }
    if (!range.matches("[0-9]{1,5}:[0-9]{1,5}")) {
      throw MeshError.invalidChunks();
    }
    int k = Integer.parseInt(range.substring(0, range.indexOf(':')));
    int of = Integer.parseInt(range.substring(range.indexOf(':') + 1));
    if (k < 1 || k > of || k != expected) {
      throw MeshError.invalidChunks();
    }
    return new int[] {k, of};
  }
}
