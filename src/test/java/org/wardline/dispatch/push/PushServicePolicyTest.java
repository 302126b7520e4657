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
    assertThat(PushServicePolicy.meaning(400)).isEqualTo(Meaning.NEVER);
    assertThat(PushServicePolicy.meaning(413)).isEqualTo(Meaning.NEVER);
  }

  @Test
  void a_key_that_is_refused_costs_no_device_and_is_tried_again() {
    assertThat(PushServicePolicy.meaning(401)).isEqualTo(Meaning.LATER);
    assertThat(PushServicePolicy.meaning(403)).isEqualTo(Meaning.LATER);
  }
}
