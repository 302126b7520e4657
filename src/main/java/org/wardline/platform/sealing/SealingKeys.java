package org.wardline.platform.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * The unwrapped keys, in memory: seals and opens bytes bound to one row of one table, and hashes
 * values for equality.
 *
 * <p>Sealed bytes are: format version (1 byte), key id (16), nonce (12), cipher text, tag (16).
 */
public final class SealingKeys {
  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 17;

  private final UUID current;
  private final Map<UUID, SecretKey> seals;
  private final SecretKey index;
  private final SecureRandom random = new SecureRandom();

  SealingKeys(UUID current, Map<UUID, SecretKey> seals, SecretKey index) {
    this.current = current;
    this.seals = Map.copyOf(seals);
    this.index = index;
  }

  /** Seals bytes so that they open only as this row of this table. */
  public byte[] seal(byte[] plain, String table, UUID row) {
    byte[] body = AesGcm.seal(seals.get(current), plain, place(table, row), random);
    return ByteBuffer.allocate(HEADER_BYTES + body.length)
        .put(VERSION)
        .putLong(current.getMostSignificantBits())
        .putLong(current.getLeastSignificantBits())
        .put(body)
        .array();
  }

  /**
   * Opens what {@link #seal} sealed for the same table and row, or raises {@link
   * SealBrokenException}.
   */
  public byte[] open(byte[] sealed, String table, UUID row) {
    ByteBuffer header = ByteBuffer.wrap(sealed);
    if (sealed.length <= HEADER_BYTES || header.get() != VERSION) {
      throw new SealBrokenException(null);
    }
    SecretKey key = seals.get(new UUID(header.getLong(), header.getLong()));
    if (key == null) {
      throw new SealBrokenException(null);
    }
    return AesGcm.open(
        key, Arrays.copyOfRange(sealed, HEADER_BYTES, sealed.length), place(table, row));
  }

  /** As {@link #open}, of a text whose sealed bytes are written in hex. */
  public String openText(String hex, String table, UUID row) {
    return new String(open(HexFormat.of().parseHex(hex), table, row), StandardCharsets.UTF_8);
  }

  /**
   * The keyed hash (HMAC-SHA256, 32 bytes) by which equal values of one purpose are found without
   * being readable.
   */
  public byte[] index(String purpose, String value) {
    return KeyedHash.of(index, purpose, value);
  }

  private static byte[] place(String table, UUID row) {
    return (table + '/' + row).getBytes(StandardCharsets.UTF_8);
  }
}
