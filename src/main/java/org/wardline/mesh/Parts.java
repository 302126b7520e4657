package org.wardline.mesh;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A message's bytes in the parts that MESH carries. */
final class Parts {

  private static final int PIECE = 8_192;

  private Parts() {}

  /** Cuts a message into parts of at most this size, each compressed by itself. */
  static List<Buffer> of(byte[] message, int maxBytes) {
    List<Buffer> parts = new ArrayList<>();
    for (int from = 0; from < message.length; from += maxBytes) {
      int length = Math.min(maxBytes, message.length - from);
      parts.add(deflated(message, from, length));
    }
    return parts;
  }

  /**
   * The message in parts that came: without MESH's compression, whether each part was compressed by
   * itself or the whole was and then cut, and without that of the sender's own client inside it.
   * What says that it is compressed and is not stays as it is; a {@link MeshFailure} tells that the
   * message is larger than the limit.
   */
  static byte[] whole(List<Answer> parts, long maxBytes) {
    Answer first = parts.getFirst();
    byte[] sent = joined(parts.stream().map(Answer::body).toList());
    byte[] plain = says(first, "Content-Encoding", "gzip") ? unpacked(sent, maxBytes) : sent;
    return says(first, "mex-Content-Compressed", "Y") ? unpacked(plain, maxBytes) : plain;
  }

  private static boolean says(Answer part, String header, String value) {
    return part.header(header).filter(value::equalsIgnoreCase).isPresent();
  }

  private static byte[] unpacked(byte[] packed, long maxBytes) {
    try {
      return inflated(packed, maxBytes);
    } catch (IOException notGzip) {
      return packed;
    }
  }

  private static byte[] joined(List<Buffer> parts) {
    Buffer whole = Buffer.buffer();
    parts.forEach(whole::appendBuffer);
    return whole.getBytes();
  }

  private static byte[] inflated(byte[] packed, long maxBytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        if (out.size() > maxBytes) {
          throw MeshFailure.answered(413, "larger than the limit");
        }
      }
      return out.toByteArray();
    }
  }

  private static Buffer deflated(byte[] message, int from, int length) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(message, from, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(out.toByteArray());
  }
}
