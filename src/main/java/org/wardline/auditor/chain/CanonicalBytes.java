package org.wardline.auditor.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Fields one after the other so that different fields never make the same bytes: numbers big-endian
 * in 8 bytes, texts as UTF-8 behind their length in 4 bytes, null as length -1, instants as
 * microseconds since 1970.
 */
final class CanonicalBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  CanonicalBytes add(long number) {
    return write(() -> out.writeLong(number));
  }

  CanonicalBytes add(UUID id) {
    return add(id.getMostSignificantBits()).add(id.getLeastSignificantBits());
  }

  CanonicalBytes add(Instant at) {
    return add(ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }

  CanonicalBytes add(Hash hash) {
    return write(() -> out.write(hash.bytes()));
  }

  CanonicalBytes add(String text) {
    if (text == null) {
      return write(() -> out.writeInt(-1));
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return write(
        () -> {
          out.writeInt(utf8.length);
          out.write(utf8);
        });
  }

  Hash hash() {
    return Hash.over(bytes.toByteArray());
  }

  private CanonicalBytes write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
