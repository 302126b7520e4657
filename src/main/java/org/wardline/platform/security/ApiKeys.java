package org.wardline.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Checks API keys and other secret tokens against their SHA-256, in a time that does not tell how
 * close a guess was.
 */
public final class ApiKeys {

  private static final int SHA_256_BYTES = 32;

  private final Map<String, byte[]> hashes = new HashMap<>();

  /** Checks keys by their owners' hashes in hexadecimal digits. */
  public ApiKeys(Map<String, String> hashesInHex) {
    hashesInHex.forEach((owner, hex) -> hashes.put(owner, hash(owner, hex)));
  }

  /** Whose key it is. */
  public Optional<String> findOwner(String apiKey) {
    byte[] offered = sha256(apiKey);
    Optional<String> owner = Optional.empty();
    for (var known : hashes.entrySet()) {
      if (MessageDigest.isEqual(known.getValue(), offered)) {
        owner = Optional.of(known.getKey());
      }
    }
    return owner;
  }

  private static byte[] hash(String owner, String hex) {
    byte[] hash = HexFormat.of().parseHex(hex.strip());
    if (hash.length != SHA_256_BYTES) {
      throw new IllegalArgumentException("the API key of " + owner + " needs a SHA-256");
    }
    return hash;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
