package org.wardline.dispatch.casesystem;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted, as the Standard Webhooks specification says: HMAC-SHA256 over {@code
 * id.timestamp.body}, in base64 behind {@code v1,}.
 */
final class WebhookSignature {
  private static final int SHORTEST_KEY = 24;

  private final byte[] key;

  /** The key is base64; a short one is refused. */
  WebhookSignature(String base64) {
    key = Base64.getDecoder().decode(base64);
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "wardline.case-system: a webhook's key needs at least 24 bytes in base64");
    }
  }

  Map<String, String> headers(String id, Instant at, byte[] body) {
    String timestamp = Long.toString(at.getEpochSecond());
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", timestamp,
        "webhook-signature", "v1," + sign(id + '.' + timestamp + '.', body));
  }

  private String sign(String before, byte[] body) {
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
