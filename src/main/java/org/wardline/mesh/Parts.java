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

/** A message's bytes in the parts that MESH carries, compressed part by part. */
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

  /** Joins parts that are not compressed. */
  static byte[] joined(List<Buffer> parts) {
    Buffer whole = Buffer.buffer();
    parts.forEach(whole::appendBuffer);
    return whole.getBytes();
  }

  /**
   * Joins compressed parts, whether each was compressed by itself or the whole was and then cut; a
   * {@link MeshFailure} tells that they cannot be inflated, or are larger than the limit then.
   */
  static byte[] inflated(List<Buffer> parts, long maxBytes) {
    var out = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(joined(parts)))) {
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        if (out.size() > maxBytes) {
          throw MeshFailure.answered(413, "larger than the limit");
        }
      }
      return out.toByteArray();
    } catch (IOException notGzip) {
      throw MeshFailure.noAnswer("not gzip");
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
