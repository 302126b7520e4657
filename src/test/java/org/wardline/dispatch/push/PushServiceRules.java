package org.wardline.dispatch.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a push service asks of a message before it takes it, read from the standards with nothing
 * but the JDK: RFC 8030 (time to live, urgency, topic, size), RFC 8188 (the encrypted body's
 * header), and RFC 8292 (who sends).
 */
final class PushServiceRules {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_KNOWN = 401;
  private static final int NOT_ALLOWED = 403;
  private static final int TOO_LARGE = 413;
  private static final int LARGEST = 4096;
  private static final int SALT = 16;
  private static final int SHORTEST_RECORD = 18;
  private static final int POINT = 65;
  private static final int RAW_SIGNATURE = 64;
  private static final Duration LONGEST_TOKEN = Duration.ofHours(24);
  private static final Pattern VAPID =
      Pattern.compile(
          "vapid t=(?<head>[\\w-]+)\\.(?<claims>[\\w-]+)\\.(?<signature>[\\w-]+), ?k=(?<key>[\\w-]+)");

  private final ObjectMapper json = new ObjectMapper();
  private final ECPublicKey subscribedWith;
  private final String origin;

  /**
   * @param subscribedWith the application's key that the device's browser was given
   * @param origin the push service's own, such as {@code https://push.example}
   */
  PushServiceRules(ECPublicKey subscribedWith, String origin) {
    this.subscribedWith = subscribedWith;
    this.origin = origin;
  }

  /** Why a message is not taken, with the status of the answer. */
  record Objection(int status, String why) {}

  /**
   * Empty when the message is as it should be.
   *
   * @param headers by their names in lower case
   */
  Optional<Objection> objection(Map<String, String> headers, byte[] body, Instant now) {
    return ofRequest(headers)
        .or(() -> ofBody(headers, body))
        .or(() -> ofSender(headers.get("authorization"), now));
  }

  private static Optional<Objection> ofRequest(Map<String, String> headers) {
    if (!headers.getOrDefault("ttl", "").matches("\\d{1,10}")) {
      return no(BAD_REQUEST, "no time to live");
    }
    if (!headers.getOrDefault("urgency", "normal").matches("very-low|low|normal|high")) {
      return no(BAD_REQUEST, "an unknown urgency");
    }
    return headers.getOrDefault("topic", "t").matches("[A-Za-z0-9_-]{1,32}")
        ? Optional.empty()
        : no(BAD_REQUEST, "a topic that is too long or not base64url");
  }

  private static Optional<Objection> ofBody(Map<String, String> headers, byte[] body) {
    if (body.length > LARGEST) {
      return no(TOO_LARGE, "too large");
    }
    if (!"aes128gcm".equals(headers.get("content-encoding"))) {
      return no(BAD_REQUEST, "not encrypted by the standard");
    }
    ByteBuffer read = ByteBuffer.wrap(body);
    if (body.length <= SALT + Integer.BYTES + 1 + POINT
        || read.getInt(SALT) < SHORTEST_RECORD
        || read.get(SALT + Integer.BYTES) != POINT) {
      return no(BAD_REQUEST, "no header of an encrypted body");
    }
    return Optional.empty();
  }

  private Optional<Objection> ofSender(String authorization, Instant now) {
    if (authorization == null) {
      return no(NOT_KNOWN, "nobody signed it");
    }
    Matcher vapid = VAPID.matcher(authorization);
    if (!vapid.matches()) {
      return no(NOT_ALLOWED, "no token and key");
    }
    try {
      if (!Arrays.equals(decoded(vapid.group("key")), Phone.point(subscribedWith))) {
        return no(NOT_ALLOWED, "not the key that the device was subscribed with");
      }
      if (!isSigned(vapid)) {
        return no(NOT_ALLOWED, "the signature does not fit");
      }
      return ofClaims(json.readTree(decoded(vapid.group("claims"))), now);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
      return no(NOT_ALLOWED, "cannot be read");
    }
  }

  private boolean isSigned(Matcher vapid) throws IOException, GeneralSecurityException {
    JsonNode head = json.readTree(decoded(vapid.group("head")));
    byte[] signature = decoded(vapid.group("signature"));
    Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
    check.initVerify(subscribedWith);
    check.update(
        (vapid.group("head") + '.' + vapid.group("claims")).getBytes(StandardCharsets.US_ASCII));
    return head.path("alg").asText().equals("ES256")
        && signature.length == RAW_SIGNATURE
        && check.verify(signature);
  }

  private Optional<Objection> ofClaims(JsonNode claims, Instant now) {
    if (!claims.path("aud").asText().equals(origin)) {
      return no(NOT_ALLOWED, "meant for another push service");
    }
    Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_TOKEN))) {
      return no(NOT_ALLOWED, "expired, or for longer than a day");
    }
    return claims.path("sub").asText().matches("(mailto:|https://).+")
        ? Optional.empty()
        : no(NOT_ALLOWED, "nobody to be asked about it");
  }

  private static byte[] decoded(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  private static Optional<Objection> no(int status, String why) {
    return Optional.of(new Objection(status, why));
  }
}
