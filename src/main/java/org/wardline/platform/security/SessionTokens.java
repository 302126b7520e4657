package org.wardline.platform.security;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.sealing.SigningKeys;

/**
 * Writes and reads sessions as signed text: subject, expiry (seconds of the epoch) and id, all
 * readable, and their HMAC.
 */
final class SessionTokens {
  private static final String PURPOSE = "session";
  private static final int PARTS = 4;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private SessionTokens() {}

  static String write(Session session, SigningKeys keys) {
    String subject = encode(session.subject().getBytes(StandardCharsets.UTF_8));
    String signed = subject + '.' + session.expiresAt().getEpochSecond() + '.' + session.id();
    return signed + '.' + keys.sign(PURPOSE, signed);
  }

  /** Empty when it is over, or was not written with these keys. */
  static Optional<Session> read(String token, SigningKeys keys, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS || !isSigned(parts, keys)) {
      return Optional.empty();
    }
    String subject = new String(DECODER.decode(parts[0]), StandardCharsets.UTF_8);
    Instant expiresAt = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    Session session = new Session(UUID.fromString(parts[2]), subject, expiresAt);
    return session.isOver(now) ? Optional.empty() : Optional.of(session);
  }

  private static boolean isSigned(String[] parts, SigningKeys keys) {
    return keys.isSigned(PURPOSE, parts[0] + '.' + parts[1] + '.' + parts[2], parts[3]);
  }

  private static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }
}
