package org.wardline.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the Authorization header of each request: {@code NHSMESH mailbox:nonce:count:time:hash},
 * where the hash is the HMAC-SHA256, in lower-case hex, of the same with the password. Its {@code
 * toString} tells no secret.
 */
final class MeshToken {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

  private final String mailbox;
  private final String password;
  private final String sharedKey;
  private final String nonce;
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();

  MeshToken(String mailbox, String password, String sharedKey, UUID nonce, Clock clock) {
    this.mailbox = mailbox;
    this.password = password;
    this.sharedKey = sharedKey;
    this.nonce = nonce.toString();
    this.clock = clock;
  }

  /** The header of one more request. */
  String next() {
    String number = Long.toString(count.incrementAndGet());
    String time = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    String hash = hash(String.join(":", mailbox, nonce, number, password, time));
    return "NHSMESH " + String.join(":", mailbox, nonce, number, time, hash);
  }

  private String hash(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(sharedKey.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
    }
  }

  @Override
  public String toString() {
    return "MeshToken[redacted]";
  }
}
