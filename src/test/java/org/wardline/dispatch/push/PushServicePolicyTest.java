package org.wardline.dispatch.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.dispatch.push.PushServicePolicy.Meaning;

class PushServicePolicyTest {
  private static final PushServicePolicy POLICY =
      new PushServicePolicy(List.of("fcm.googleapis.com", "*.push.apple.com"));

  @Test
  void only_known_push_services_are_called() {
    assertThat(
            List.of(
                "https://fcm.googleapis.com/fcm/send/abc", "https://web.push.apple.com/QGuQyavX"))
        .allMatch(endpoint -> POLICY.address(endpoint).isPresent());
    assertThat(
            List.of(
                "http://fcm.googleapis.com/fcm/send/abc",
                "https://fcm.googleapis.com.evil.example/x",
                "https://evilpush.apple.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://user@fcm.googleapis.com/x",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/x",
                "http://localhost:8080/x",
                "file:///etc/passwd",
                "not an address"))
        .noneMatch(endpoint -> POLICY.address(endpoint).isPresent());
  }

  @Test
  void a_device_that_is_gone_is_forgotten_and_a_busy_service_is_tried_later() {
    assertThat(PushServicePolicy.meaning(201)).isEqualTo(Meaning.TAKEN);
    assertThat(PushServicePolicy.meaning(404)).isEqualTo(Meaning.FORGET);
    assertThat(PushServicePolicy.meaning(410)).isEqualTo(Meaning.FORGET);
    assertThat(PushServicePolicy.meaning(429)).isEqualTo(Meaning.LATER);
    assertThat(PushServicePolicy.meaning(503)).isEqualTo(Meaning.LATER);
    assertThat(PushServicePolicy.meaning(302)).isEqualTo(Meaning.NEVER);
    assertThat(PushServicePolicy.meaning(413)).isEqualTo(Meaning.NEVER);
  }
}
