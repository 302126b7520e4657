package org.wardline.dispatch.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  @Test
  void what_is_signed_is_id_time_and_body() {
    Map<String, String> headers =
        new WebhookSignature(List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
            .headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330L),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  private static String signature(String... keys) {
    return new WebhookSignature(List.of(keys))
        .headers("id", Instant.EPOCH, new byte[0])
        .get("webhook-signature");
  }

  @Test
  void while_a_key_is_changed_both_sign_the_same() {
    String key = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    String next = "bmV4dC1rZXktb2YtdHdlbnR5LWZvdXItYnl0ZXM=";

    assertThat(signature(key, next)).isEqualTo(signature(key) + ' ' + signature(next));
    assertThat(signature(key)).isNotEqualTo(signature(next));
  }

  @Test
  void a_key_that_is_short_or_no_base64_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> new WebhookSignature(List.of("c2hvcnQ=")))
        .hasMessageContaining("24 bytes")
        .hasMessageNotContaining("c2hvcnQ");
    assertThatThrownBy(() -> new WebhookSignature(List.of("a key in words")))
        .hasMessageContaining("24 bytes")
        .hasMessageNotContaining("words")
        .hasNoCause();
  }
}
