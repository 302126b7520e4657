package org.wardline.platform.sealing;

import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** Sealing keys that are the same in every run. */
public final class FixedKeys {
  private FixedKeys() {}

  /** Keys made of this byte. */
  public static SealingKeys of(int octet) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) octet);
    SecretKeySpec key = new SecretKeySpec(bytes, "AES");
    UUID id = new UUID(0, octet);
    return new SealingKeys(id, Map.of(id, key), key);
  }
}
