package org.wardline.mesh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One mailbox over MESH's interface, version 2. Every failure is a {@link MeshFailure}. What may be
 * repeated is repeated with back-off; the sending of a message's first part never is.
 */
final class MeshClient {

  private static final Buffer NOTHING = Buffer.buffer();
  private static final String GZIP = "gzip";
  private static final int MOST_CHUNKS = 10_000;
  private static final int MOST_PAGES = 1_000;

  private final MeshHttp http;
  private final MeshToken token;
  private final MeshConfig config;
  private final String mailbox;

  MeshClient(MeshHttp http, MeshToken token, MeshConfig config, String mailbox) {
    this.http = http;
    this.token = token;
    this.config = config;
    this.mailbox = MeshHttp.path("/" + encoded(mailbox));
  }

  /** Proves that mailbox, password and key are accepted. */
  Uni<Void> handshake() {
    Map<String, String> headers =
        Map.of(
            "mex-ClientVersion", "Wardline==1",
            "mex-OSName", header("os.name"),
            "mex-OSVersion", header("os.version"),
            "mex-OSArchitecture", header("os.arch"));
    return repeatedly(HttpMethod.POST, mailbox, headers, NOTHING)
        .invoke(answer -> answer.expecting(200))
        .replaceWithVoid();
  }

  /** The ids of all messages with this workflow id that wait, page after page, each once. */
  Uni<Set<String>> list(String workflow) {
    String first =
        "%s/inbox?max_results=%d&workflow_filter=%s"
            .formatted(mailbox, config.pageSize(), encoded(workflow));
    return list(first, new LinkedHashSet<>(), 1);
  }

  private Uni<Set<String>> list(String page, Set<String> found, int number) {
    return repeatedly(HttpMethod.GET, page, Map.of(), NOTHING)
        .map(answer -> answer.expecting(200).json())
        .invoke(listed -> ids(listed).forEach(found::add))
        .chain(
            listed ->
                next(listed)
                    .filter(link -> number < MOST_PAGES)
                    .map(link -> list(link, found, number + 1))
                    .orElseGet(() -> Uni.createFrom().item(found)));
  }

  private static List<String> ids(JsonObject listed) {
    JsonArray messages = listed.getJsonArray("messages", new JsonArray());
    return messages.stream().map(Object::toString).toList();
  }

  /** Only a path of the same server is followed. */
  private static Optional<String> next(JsonObject listed) {
    JsonObject links = listed.getJsonObject("links", new JsonObject());
    return Optional.ofNullable(links.getString("next"))
        .filter(link -> link.startsWith(MeshHttp.path("/")));
  }

  /** A message with all its parts; empty when it is no longer there to be collected. */
  Uni<Optional<ReceivedMessage>> download(String id) {
    return part(id, 1)
        .chain(first -> parts(id, first, new ArrayList<>(List.of(first))))
        .map(parts -> Optional.of(assembled(id, parts)))
        .onFailure(MeshClient::isGone)
        .recoverWithItem(Optional.empty());
  }

  private Uni<Answer> part(String id, int k) {
    String path = "%s/inbox/%s".formatted(mailbox, encoded(id)) + (k == 1 ? "" : "/" + k);
    return repeatedly(HttpMethod.GET, path, Map.of("Accept-Encoding", GZIP), NOTHING)
        .invoke(answer -> answer.expecting(200, 206));
  }

  private Uni<List<Answer>> parts(String id, Answer last, List<Answer> parts) {
    if (last.status() == 200) {
      return Uni.createFrom().item(parts);
    }
    long size = parts.stream().mapToLong(part -> part.body().length()).sum();
    if (parts.size() >= MOST_CHUNKS || size > config.maxMessage().asLongValue()) {
      return Uni.createFrom().failure(MeshFailure.answered(413, "larger than the limit"));
    }
    return part(id, parts.size() + 1).invoke(parts::add).chain(next -> parts(id, next, parts));
  }

  private ReceivedMessage assembled(String id, List<Answer> parts) {
    return ReceivedMessage.of(
        id, parts.getFirst(), Parts.whole(parts, config.maxMessage().asLongValue()));
  }

  private static boolean isGone(Throwable failure) {
    return failure instanceof MeshFailure mesh && (mesh.status() == 404 || mesh.status() == 410);
  }

  /** Tells MESH that the message is kept here; the same again changes nothing. */
  Uni<Void> acknowledge(String id) {
    String path = "%s/inbox/%s/status/acknowledged".formatted(mailbox, encoded(id));
    return repeatedly(HttpMethod.PUT, path, Map.of(), NOTHING)
        .invoke(answer -> answer.expecting(200))
        .replaceWithVoid()
        .onFailure(MeshClient::isGone)
        .recoverWithNull();
  }

  /** Sends a message, its first part once only. */
  Uni<SendOutcome> send(OutgoingMessage message) {
    List<Buffer> parts = parts(message);
    return once(HttpMethod.POST, mailbox + "/outbox", headers(message, parts.size()), parts.get(0))
        .map(answer -> answer.expecting(200, 202).json().getString("message_id", ""))
        .chain(id -> sendRest(id, parts))
        .onFailure(MeshFailure.class)
        .recoverWithItem(MeshClient::failed);
  }

  /** Sends the other parts of a message of which MESH has the first. */
  Uni<SendOutcome> sendRest(String id, OutgoingMessage message) {
    return sendRest(id, parts(message))
        .onFailure(MeshFailure.class)
        .recoverWithItem(new SendOutcome.Unknown());
  }

  private Uni<SendOutcome> sendRest(String id, List<Buffer> parts) {
    return Multi.createFrom()
        .items(IntStream.rangeClosed(2, parts.size()).boxed())
        .onItem()
        .transformToUniAndConcatenate(k -> sendPart(id, k, parts))
        .collect()
        .last()
        .replaceWith(() -> new SendOutcome.Sent(id));
  }

  /** 423: the message is whole already, so that the answer to its last part was lost. */
  private Uni<Answer> sendPart(String id, int k, List<Buffer> parts) {
    String path = "%s/outbox/%s/%d".formatted(mailbox, encoded(id), k);
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/octet-stream",
            "Content-Encoding",
            GZIP,
            "mex-Chunk-Range",
            k + ":" + parts.size());
    return repeatedly(HttpMethod.POST, path, headers, parts.get(k - 1))
        .invoke(answer -> answer.expecting(200, 202, 423));
  }

  private List<Buffer> parts(OutgoingMessage message) {
    return Parts.of(message.body().getBytes(), Math.toIntExact(config.maxChunk().asLongValue()));
  }

  private static Map<String, String> headers(OutgoingMessage message, int parts) {
    var headers = new HashMap<String, String>();
    headers.put("mex-To", message.to());
    headers.put("mex-WorkflowID", message.workflow());
    headers.put("mex-LocalID", message.localId());
    headers.put("mex-Chunk-Range", "1:" + parts);
    headers.put("Content-Type", "application/octet-stream");
    headers.put("Content-Encoding", GZIP);
    message.fileName().ifPresent(name -> headers.put("mex-FileName", name));
    return headers;
  }

  /** A definite no is an answer; all else may have been done all the same. */
  private static SendOutcome failed(Throwable failure) {
    MeshFailure mesh = (MeshFailure) failure;
    boolean refused = mesh.status() >= 400 && mesh.status() < 500 && !mesh.mayPass();
    return refused
        ? new SendOutcome.Refused(mesh.status(), mesh.code())
        : new SendOutcome.Unknown();
  }

  /** What MESH knows of the message that we sent under this id of our own. */
  Uni<Tracked> track(String localId) {
    String path = "%s/outbox/tracking/%s".formatted(mailbox, encoded(localId));
    return repeatedly(HttpMethod.GET, path, Map.of(), NOTHING)
        .map(answer -> answer.expecting(200, 300, 404))
        .map(MeshClient::tracked);
  }

  private static Tracked tracked(Answer answer) {
    return switch (answer.status()) {
      case 300 -> new Tracked.Several();
      case 404 -> new Tracked.None();
      default -> tracked(answer.json());
    };
  }

  private static Tracked tracked(JsonObject told) {
    String id = told.getString("messageId", told.getString("message_id", ""));
    return "uploading".equalsIgnoreCase(told.getString("status"))
        ? new Tracked.Begun(id)
        : new Tracked.Arrived(id);
  }

  private Uni<Answer> repeatedly(
      HttpMethod method, String target, Map<String, String> headers, Buffer body) {
    return Uni.createFrom()
        .deferred(() -> once(method, target, headers, body))
        .onItem()
        .invoke(MeshClient::failIfPassing)
        .onFailure(failure -> failure instanceof MeshFailure mesh && mesh.mayPass())
        .retry()
        .withBackOff(config.backOff(), config.timeout())
        .withJitter(0.5)
        .atMost(config.retries())
        .onFailure(failure -> !(failure instanceof MeshFailure))
        .transform(MeshClient::exhausted);
  }

  private static void failIfPassing(Answer answer) {
    if (MeshFailure.answered(answer.status(), "").mayPass()) {
      throw MeshFailure.answered(answer.status(), "");
    }
  }

  /** Mutiny wraps the last failure when the repetitions are used up. */
  private static Throwable exhausted(Throwable failure) {
    return failure.getCause() instanceof MeshFailure last ? last : failure;
  }

  private Uni<Answer> once(
      HttpMethod method, String target, Map<String, String> headers, Buffer body) {
    var all = new HashMap<>(headers);
    all.put("Accept", "application/vnd.mesh.v2+json");
    all.put("Authorization", token.next());
    all.put("User-Agent", "Wardline");
    return http.send(method, target, all, body);
  }

  private static String header(String property) {
    return System.getProperty(property, "unknown").replaceAll("[^ -~]", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
