package org.wardline.platform.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;

/** The unwrapped keys, in memory, by which pages sign what browsers keep and bring back. */
public final class SigningKeys {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey current;
  private final List<SecretKey> all;

  SigningKeys(SecretKey current, List<SecretKey> all) {
    this.current = current;
    this.all = List.copyOf(all);
  }

  /** The signature of a value for one purpose, in letters that an address can hold. */
  public String sign(String purpose, String value) {
    return signature(current, purpose, value);
  }

  /** Whether one of the keys signed this value for this purpose. */
  public boolean isSigned(String purpose, String value, String signature) {
    byte[] offered = signature.getBytes(StandardCharsets.UTF_8);
    boolean signed = false;
    for (SecretKey key : all) {
      byte[] expected = signature(key, purpose, value).getBytes(StandardCharsets.UTF_8);
      signed |= MessageDigest.isEqual(expected, offered);
    }
    return signed;
  }

  private static String signature(SecretKey key, String purpose, String value) {
    return ENCODER.encodeToString(KeyedHash.of(key, purpose, value));
  }
}
