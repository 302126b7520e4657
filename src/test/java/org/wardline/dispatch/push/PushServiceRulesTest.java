package org.wardline.dispatch.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.dispatch.push.PushServiceRules.Objection;

/** The tests' push service is no yes-man. */
class PushServiceRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String HEAD = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";
  private static final String CLAIMS =
      "{\"aud\":\"https://push.example\",\"exp\":1773180000,\"sub\":\"mailto:a@council.example\"}";

  private final KeyPair keys = Phone.keyPair();
  private final PushServiceRules rules =
      new PushServiceRules((ECPublicKey) keys.getPublic(), "https://push.example");

  private static byte[] body() {
    return ByteBuffer.allocate(120).putInt(16, 4096).put(20, (byte) 65).array();
  }

  private String vapid(KeyPair signer, String head, String claims, String algorithm) {
    try {
      String token = encoded(head) + '.' + encoded(claims);
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(signer.getPrivate());
      signature.update(token.getBytes(StandardCharsets.US_ASCII));
      return "vapid t=%s.%s, k=%s"
          .formatted(
              token,
              ENCODER.encodeToString(signature.sign()),
              ENCODER.encodeToString(Phone.point((ECPublicKey) keys.getPublic())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String vapid(String head, String claims) {
    return vapid(keys, head, claims, "SHA256withECDSAinP1363Format");
  }

  private static String encoded(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private int status(Map<String, String> changed, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("ttl", "60");
    headers.put("urgency", "high");
    headers.put("content-encoding", "aes128gcm");
    headers.put("authorization", vapid(HEAD, CLAIMS));
    headers.putAll(changed);
    headers.values().removeIf(String::isEmpty);
    return rules.objection(headers, body, NOW).map(Objection::status).orElse(201);
  }

  private int ofSender(String authorization) {
    return status(Map.of("authorization", authorization), body());
  }

  @Test
  void what_is_as_the_standards_say_is_taken() {
    assertThat(status(Map.of(), body())).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "ttl, '', 400",
    "ttl, soon, 400",
    "urgency, at once, 400",
    "topic, a-topic-of-more-than-thirty-two-letters, 400",
    "content-encoding, aesgcm, 400",
    "authorization, '', 401",
    "authorization, WebPush x.y.z, 403",
  })
  void a_header_that_is_missing_or_wrong_is_objected_to(String name, String value, int status) {
    assertThat(status(Map.of(name, value), body())).isEqualTo(status);
  }

  @Test
  void a_body_that_is_too_large_or_not_encrypted_is_objected_to() {
    assertThat(status(Map.of(), new byte[4097])).isEqualTo(413);
    assertThat(status(Map.of(), new byte[120])).isEqualTo(400);
    assertThat(status(Map.of(), new byte[0])).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://push.example | https://other.example",
        "https://push.example | https://push.example/",
        "1773180000 | 1773136800",
        "1773180000 | 1773223201",
        "mailto: | tel:",
        "sub | who",
      })
  void a_wrong_claim_is_objected_to(String right, String wrong) {
    assertThat(ofSender(vapid(HEAD, CLAIMS.replace(right, wrong)))).isEqualTo(403);
  }

  @Test
  void a_signature_that_does_not_fit_is_objected_to() {
    KeyPair stranger = Phone.keyPair();

    assertThat(ofSender(vapid(stranger, HEAD, CLAIMS, "SHA256withECDSAinP1363Format")))
        .isEqualTo(403);
    assertThat(ofSender(vapid(keys, HEAD, CLAIMS, "SHA256withECDSA")))
        .as("the structure that JWTs do not have")
        .isEqualTo(403);
    assertThat(ofSender(vapid(HEAD.replace("ES256", "none"), CLAIMS))).isEqualTo(403);
    assertThat(ofSender(vapid(HEAD, CLAIMS) + "AA")).isEqualTo(403);
  }
}
