package org.wardline.platform.local.mesh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A message as its recipient gets it, chunk by chunk. */
final class MeshDownload {

  private static final String GZIP = "gzip";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private MeshDownload() {}

  /** One chunk of a message, with 206 while more follow. */
  static MeshAnswer of(StoredMessage message, int k, boolean acceptsGzip) {
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
    return answer.with(contentType(message), chunk);
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
        .with("mex-PartnerID", message.header("mex-partnerid"))
        .with("mex-Content-Compressed", message.header("mex-content-compressed"))
        .with("mex-Version", "1.0")
        .with("mex-MessageType", message.isReport() ? "REPORT" : "DATA")
        .with("mex-MessageID", message.id())
        .with("mex-StatusTimestamp", TIME.format(message.sentAt().atOffset(ZoneOffset.UTC)));
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

  /** A message in one part has the type that its sender gave. */
  private static String contentType(StoredMessage message) {
    String given = message.header("content-type");
    return message.chunkCount() > 1 || given.isEmpty() ? "application/octet-stream" : given;
  }

  private static String fileName(StoredMessage message) {
    String given = message.header("mex-filename");
    return given.isEmpty() ? message.id() + ".dat" : given;
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
