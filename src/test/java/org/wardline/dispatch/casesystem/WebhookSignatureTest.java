package org.wardline.dispatch.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  @Test
  void what_is_signed_is_id_time_and_body() {
    Map<String, String> headers =
        new WebhookSignature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            .headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330L),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_short_key_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> new WebhookSignature("c2hvcnQ="))
        .hasMessageContaining("24 bytes")
        .hasMessageNotContaining("c2hvcnQ");
  }
}
