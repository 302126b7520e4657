package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PushAddressPolicyTest {
  private static final PushAddressPolicy POLICY =
      new PushAddressPolicy(List.of("fcm.googleapis.com", "*.push.apple.com"));

  @Test
  void only_known_push_services_are_called() {
    assertThat(
            List.of(
                "https://fcm.googleapis.com/fcm/send/abc", "https://web.push.apple.com/QGuQyavX"))
        .allMatch(endpoint -> POLICY.find(endpoint).isPresent());
    assertThat(
            List.of(
                "http://fcm.googleapis.com/fcm/send/abc",
                "https://fcm.googleapis.com.evil.example/x",
                "https://evilpush.apple.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://user@fcm.googleapis.com/x",
                "https://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/x",
                "https://10.0.0.1/x",
                "https://[::1]/x",
                "https://[fe80::1]/x",
                "https://fcm.googleapis.com@10.0.0.1/x",
                "https://fcm.googleapis.com./x",
                "//fcm.googleapis.com/x",
                "https://localhost/x",
                "http://localhost:8080/x",
                "file:///etc/passwd",
                "not an address"))
        .noneMatch(endpoint -> POLICY.find(endpoint).isPresent());
  }

  @Test
  void a_device_without_the_keys_of_its_standard_is_none() {
    String point = "B".repeat(86) + "A";
    String secret = "AAAAAAAAAAAAAAAAAAAAAA";

    assertThat(new Device("", point, secret).hasKeys()).isTrue();
    assertThat(new Device("", "AAAA", secret).hasKeys()).isFalse();
    assertThat(new Device("", "A".repeat(87), secret).hasKeys()).isFalse();
    assertThat(new Device("", point, "AAAA").hasKeys()).isFalse();
    assertThat(new Device("", point, "not base64!").hasKeys()).isFalse();
  }
}
