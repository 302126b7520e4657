package org.wardline.platform.local.mesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wardline.platform.local.mesh.MeshFaults.Fault;
import org.wardline.platform.local.mesh.StoredMessage.Status;

/** What each path below {@code /messageexchange/{mailbox}} does. */
final class MeshRoutes {

  private static final String JSON = "application/vnd.mesh.v2+json";

  private final MeshAuthorisation authorisation;
  private final MeshStore store;
  private final MeshInbox inbox;
  private final MeshOutbox outbox;
  private final ObjectMapper json = new ObjectMapper();

  MeshRoutes(MeshAuthorisation authorisation, MeshStore store, MeshInbox inbox, MeshOutbox outbox) {
    this.authorisation = authorisation;
    this.store = store;
    this.inbox = inbox;
    this.outbox = outbox;
  }

  /** Answers a request that has reached the server. */
  MeshAnswer answer(MeshRequest request, Fault fault) {
    try {
      if (request.path().size() < 2 || !request.path().getFirst().equals("messageexchange")) {
        throw MeshError.plain(404, "Not Found");
      }
      String mailbox = request.path().get(1).toUpperCase(Locale.ROOT);
      authorisation.check(mailbox, request.header("authorization"));
      return answer(mailbox, request, fault);
    } catch (MeshError refused) {
      return new MeshAnswer(refused.status()).with(JSON, written(refused.body()));
    }
  }

  private MeshAnswer answer(String mailbox, MeshRequest request, Fault fault) {
    List<String> rest = request.path().subList(2, request.path().size());
    return switch (request.method() + " " + String.join("/", shape(rest))) {
      case "POST ", "GET " -> handshake(request);
      case "GET inbox" -> ok(inbox.list(mailbox, request, fault));
      case "GET inbox/*" -> download(mailbox, rest.get(1), 1, request);
      case "GET inbox/*/*" -> download(mailbox, rest.get(1), number(rest.get(2)), request);
      case "PUT inbox/*/status/acknowledged" -> acknowledge(mailbox, rest.get(1));
      case "POST outbox" -> accepted(Map.of("message_id", outbox.send(mailbox, request)));
      case "POST outbox/*/*" -> sendChunk(mailbox, rest, request);
      case "GET outbox/tracking" ->
          ok(outbox.track(mailbox, request.query("messageID").orElse("")));
      case "GET outbox/tracking/*" -> ok(outbox.trackLocal(mailbox, rest.get(2)));
      default -> throw MeshError.plain(404, "Not Found");
    };
  }

  /** The path with its ids replaced by stars. */
  private static List<String> shape(List<String> path) {
    return path.stream()
        .map(
            part ->
                List.of("inbox", "outbox", "status", "acknowledged", "tracking").contains(part)
                    ? part
                    : "*")
        .toList();
  }

  private static MeshAnswer handshake(MeshRequest request) {
    for (String header : List.of("mex-clientversion", "mex-osname", "mex-osversion")) {
      if (request.header(header).isEmpty()) {
        throw MeshError.badRequest(header + " is required");
      }
    }
    return new MeshAnswer(200);
  }

  private MeshAnswer download(String mailbox, String id, int k, MeshRequest request) {
    StoredMessage message = of(mailbox, id);
    if (message.status() == Status.UPLOADING) {
      throw MeshError.gone();
    }
    return MeshDownload.of(message, k, request.header("accept-encoding").contains("gzip"));
  }

  private MeshAnswer acknowledge(String mailbox, String id) {
    of(mailbox, id).acknowledge();
    return new MeshAnswer(200);
  }

  private StoredMessage of(String mailbox, String id) {
    StoredMessage message = store.find(id).orElseThrow(MeshError::notFound);
    if (!message.to().equals(mailbox)) {
      throw MeshError.forbidden("Forbidden");
    }
    return message;
  }

  private MeshAnswer sendChunk(String mailbox, List<String> path, MeshRequest request) {
    outbox.sendChunk(mailbox, path.get(1), number(path.get(2)), request);
    return new MeshAnswer(202).with("application/json", "null".getBytes(StandardCharsets.US_ASCII));
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,5}")) {
      throw MeshError.badRequest("a chunk has a number");
    }
    return Integer.parseInt(text);
  }

  private MeshAnswer ok(Map<String, Object> content) {
    return new MeshAnswer(200).with(JSON, written(content));
  }

  private MeshAnswer accepted(Map<String, Object> content) {
    return new MeshAnswer(202).with(JSON, written(content));
  }

  private byte[] written(Map<String, Object> content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can always be written", e);
    }
  }
}
