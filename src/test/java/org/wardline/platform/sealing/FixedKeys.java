package org.wardline.platform.sealing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Sealing keys that are the same in every run. */
public final class FixedKeys {
  private FixedKeys() {}

  /** Keys made of this byte. */
  public static SealingKeys of(int octet) {
    SecretKeySpec key = key(octet);
    UUID id = new UUID(0, octet);
    return new SealingKeys(id, Map.of(id, key), key);
  }

  /** Keys that sign with the first of these bytes, and know what the others signed. */
  public static SigningKeys signing(int... octets) {
    List<SecretKey> keys = IntStream.of(octets).<SecretKey>mapToObj(FixedKeys::key).toList();
    return new SigningKeys(keys.getFirst(), keys);
  }

  private static SecretKeySpec key(int octet) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) octet);
    return new SecretKeySpec(bytes, "AES");
  }
}
