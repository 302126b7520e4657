package org.wardline.dispatch.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardline.dispatch.push.PushServicePolicy.Meaning;

class PushServicePolicyTest {
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
