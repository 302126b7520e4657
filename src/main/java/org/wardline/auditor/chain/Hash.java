package org.wardline.auditor.chain;

import io.vertx.mutiny.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 hash, 64 digits in lower-case hex. */
record Hash(String hex) {

  /** What the first seal of a chain follows. */
  static final Hash NONE = new Hash("0".repeat(64));

  Hash {
    if (hex.length() != 64) {
      throw new IllegalArgumentException("a SHA-256 hash has 32 bytes");
    }
  }

  static Hash of(Buffer bytes) {
    return new Hash(HexFormat.of().formatHex(bytes.getBytes()));
  }

  static Hash over(byte[] bytes) {
    try {
      return new Hash(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
