package org.wardline.platform.local.mesh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.wardline.platform.local.mesh.MeshFaults.Fault;
import org.wardline.platform.local.mesh.StoredMessage.Status;

/** The recipient's side: listing, download and acknowledgement. */
final class MeshInbox {

  private static final int DEFAULT_RESULTS = 500;
  private static final String GZIP = "gzip";

  private final MeshStore store;

  MeshInbox(MeshStore store) {
    this.store = store;
  }

  /** One page of what waits, as the JSON of version 2. */
  Map<String, Object> list(String mailbox, MeshRequest request, Fault fault) {
    int most = request.query("max_results").map(MeshInbox::results).orElse(DEFAULT_RESULTS);
    String filter = request.query("workflow_filter").orElse("");
    List<String> waiting = waiting(mailbox, filter, fault);
    int all = waiting.size();
    int from = request.query("continue_from").map(MeshInbox::offset).orElse(0);
    List<String> page = waiting.subList(Math.min(from, all), Math.min(from + most, all));
    var links = new LinkedHashMap<String, String>();
    String self = "/messageexchange/" + mailbox + "/inbox?max_results=" + most + filterPart(filter);
    links.put("self", self);
    if (from + most < all) {
      links.put("next", self + "&continue_from=" + token(from + most));
    }
    return Map.of("messages", page, "links", links, "approx_inbox_count", all);
  }

  /** One chunk of a message, with 206 while more follow. */
  MeshAnswer download(StoredMessage message, int k, boolean acceptsGzip) {
    MeshAnswer answer = new MeshAnswer(k < message.chunkCount() ? 206 : 200);
    headers(message, k, answer);
    if (message.isReport()) {
      return answer.with("application/octet-stream", new byte[0]);
    }
    if (!message.hasChunk(k)) {
      throw MeshError.notFound();
    }
    boolean stored = message.header("content-encoding").equals(GZIP);
    byte[] chunk = message.chunk(k);
    if (stored && !acceptsGzip) {
      chunk = inflated(chunk);
    } else if (!stored && acceptsGzip) {
      chunk = deflated(chunk);
    }
    if (acceptsGzip) {
      answer.with("Content-Encoding", GZIP).with("mex-Content-Compressed", "Y");
    }
    return answer.with("application/octet-stream", chunk);
  }

  private static void headers(StoredMessage message, int k, MeshAnswer answer) {
    answer
        .with("mex-From", message.from())
        .with("mex-To", message.to())
        .with("mex-WorkflowID", message.workflow())
        .with("mex-Chunk-Range", k + ":" + message.chunkCount())
        .with("mex-Total-Chunks", Integer.toString(message.chunkCount()))
        .with("mex-AddressType", "ALL")
        .with("mex-LocalID", message.header("mex-localid"))
        .with("mex-FileName", fileName(message))
        .with("mex-Subject", message.header("mex-subject"))
        .with("mex-Version", "1.0")
        .with("mex-MessageType", message.isReport() ? "REPORT" : "DATA")
        .with("mex-MessageID", message.id());
    if (message.isReport()) {
      answer
          .with("mex-LinkedMsgID", message.header("mex-linkedmsgid"))
          .with("mex-StatusCode", message.header("mex-statuscode"))
          .with("mex-StatusEvent", "SEND")
          .with("mex-StatusDescription", message.header("mex-statusdescription"))
          .with("mex-StatusSuccess", "ERROR");
    } else {
      answer
          .with("mex-StatusCode", "00")
          .with("mex-StatusEvent", "TRANSFER")
          .with("mex-StatusDescription", "Transferred to recipient mailbox")
          .with("mex-StatusSuccess", "SUCCESS");
    }
  }

  private static String fileName(StoredMessage message) {
    String given = message.header("mex-filename");
    return given.isEmpty() ? message.id() + ".dat" : given;
  }

  private List<String> waiting(String mailbox, String filter, Fault fault) {
    List<String> ids =
        new ArrayList<>(
            store
                .all(
                    message ->
                        message.to().equals(mailbox)
                            && message.status() == Status.ACCEPTED
                            && WorkflowFilter.of(filter).test(message.workflow()))
                .stream()
                .map(StoredMessage::id)
                .toList());
    if (fault == Fault.OUT_OF_ORDER) {
      Collections.reverse(ids);
    }
    if (fault == Fault.DUPLICATE) {
      ids.addAll(List.copyOf(ids));
    }
    return ids;
  }

  private static int results(String asked) {
    int most = Integer.parseInt(asked);
    if (most < 10 || most > 5_000) {
      throw MeshError.badRequest("max_results must be between 10 and 5000");
    }
    return most;
  }

  private static String filterPart(String filter) {
    return filter.isEmpty()
        ? ""
        : "&workflow_filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  /** Long enough for the real interface, which wants at least 24 characters. */
  private static String token(int offset) {
    String text = "{\"offset\": \"%020d\"}".formatted(offset);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int offset(String token) {
    String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    return Integer.parseInt(text.replaceAll("[^0-9]", ""));
  }

  private static byte[] inflated(byte[] chunk) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(chunk))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] deflated(byte[] chunk) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(chunk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
