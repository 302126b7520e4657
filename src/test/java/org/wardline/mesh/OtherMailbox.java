package org.wardline.mesh;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.wardline.platform.lambda.Awaiting;

/**
 * A mailbox of somebody else, which sends what and as it likes: without the headers that our client
 * always sends, not compressed, or compressed in its own way.
 */
final class OtherMailbox {

  private final MeshHttp http;
  private final MeshToken token;
  private final Awaiting awaiting;
  private final String path;

  OtherMailbox(TestMailbox mailbox, HttpClient client, Awaiting awaiting) {
    this.http = new MeshHttp(client, mailbox.server(), Duration.ofSeconds(10), 10_000_000);
    this.token =
        new MeshToken(
            mailbox.id(),
            mailbox.password(),
            mailbox.key().orElseThrow(),
            UUID.randomUUID(),
            Clock.systemUTC());
    this.awaiting = awaiting;
    this.path = MeshHttp.path("/" + mailbox.id());
  }

  /** Sends these parts with these headers, and only these; answers MESH's id. */
  String send(Map<String, String> headers, Buffer... parts) {
    var first = new HashMap<>(headers);
    first.put("mex-Chunk-Range", "1:" + parts.length);
    String id =
        post(path + "/outbox", first, parts[0]).expecting(202).json().getString("message_id");
    for (int k = 2; k <= parts.length; k++) {
      var further = new HashMap<>(headers);
      further.keySet().removeIf(name -> !name.startsWith("Content-"));
      further.put("mex-Chunk-Range", k + ":" + parts.length);
      post(path + "/outbox/" + id + "/" + k, further, parts[k - 1]).expecting(202);
    }
    return id;
  }

  /** Posts JSON below the interface, without a mailbox. */
  Answer post(String below, Buffer json) {
    return post(MeshHttp.path(below), Map.of("Content-Type", "application/json"), json);
  }

  private Answer post(String target, Map<String, String> headers, Buffer body) {
    var all = new HashMap<>(headers);
    all.put("Accept", "application/vnd.mesh.v2+json");
    all.put("Authorization", token.next());
    return awaiting.await(() -> http.send(HttpMethod.POST, target, all, body));
  }
}
