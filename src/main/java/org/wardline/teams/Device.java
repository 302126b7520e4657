package org.wardline.teams;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A device that gets push messages, as its browser describes it (RFC 8030, RFC 8291).
 *
 * @param endpoint where its push service takes messages; whoever has it can reach the device
 * @param publicKey the device's P-256 key, base64url
 * @param secret its authentication secret, base64url
 */
public record Device(String endpoint, String publicKey, String secret) {
  private static final String BETWEEN = "\n";
  private static final int PARTS = 3;
  private static final int POINT = 65;
  private static final byte UNCOMPRESSED = 4;
  private static final int SECRET = 16;

  /** Whether both keys are what RFC 8291 has: an uncompressed point, and sixteen bytes. */
  boolean hasKeys() {
    byte[] point = decoded(publicKey);
    return point.length == POINT && point[0] == UNCOMPRESSED && decoded(secret).length == SECRET;
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  byte[] write() {
    return String.join(BETWEEN, endpoint, publicKey, secret).getBytes(StandardCharsets.UTF_8);
  }

  static Device read(byte[] written) {
    String[] parts = new String(written, StandardCharsets.UTF_8).split(BETWEEN, PARTS);
    return new Device(parts[0], parts[1], parts[2]);
  }

  @Override
  public String toString() {
    return "Device[redacted]";
  }
}
