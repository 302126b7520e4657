package org.wardline.dispatch.casesystem;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted, as the Standard Webhooks specification says: HMAC-SHA256 over {@code
 * id.timestamp.body}, in base64 behind {@code v1,}. The specification knows no id of a key: while a
 * key is changed there is a signature by each, with a space between, and one that fits is enough.
 */
final class WebhookSignature {
  private static final int SHORTEST_KEY = 24;

  private final List<byte[]> keys;

  /** The keys are base64; what is none, or short, is refused. */
  WebhookSignature(List<String> base64) {
    keys = base64.stream().map(WebhookSignature::read).toList();
  }

  private static byte[] read(String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      if (key.length >= SHORTEST_KEY) {
        return key;
      }
    } catch (IllegalArgumentException noBase64) {
      throw unusable();
    }
    throw unusable();
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        "wardline.case-system: a webhook's key needs at least 24 bytes in base64");
  }

  Map<String, String> headers(String id, Instant at, byte[] body) {
    String timestamp = Long.toString(at.getEpochSecond());
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", timestamp,
        "webhook-signature",
            keys.stream()
                .map(key -> "v1," + sign(key, id + '.' + timestamp + '.', body))
                .collect(Collectors.joining(" ")));
  }

  private static String sign(byte[] key, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
    }
  }
}
