package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wardline.teams.Channel;

class ReceiptPolicyTest {
  private static final Instant SENT = Instant.parse("2026-03-10T10:00:00Z");

  private static Duration waitAfter(Duration age) {
    return waitAfter(Channel.EMAIL, age);
  }

  private static Duration waitAfter(Channel channel, Duration age) {
    Instant now = SENT.plus(age);
    return Duration.between(now, ReceiptPolicy.next(channel, SENT, now).orElseThrow());
  }

  @Test
  void a_provider_is_asked_often_at_first_and_ever_more_seldom() {
    assertThat(waitAfter(Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
    assertThat(waitAfter(Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(15));
    assertThat(waitAfter(Duration.ofHours(2))).isEqualTo(Duration.ofHours(1));
    assertThat(waitAfter(Duration.ofHours(71))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void after_three_days_it_is_asked_no_more() {
    assertThat(ReceiptPolicy.next(Channel.EMAIL, SENT, SENT.plus(Duration.ofDays(3)))).isEmpty();
  }

  @Test
  void a_files_acknowledgement_is_looked_for_over_the_longest_holidays() {
    assertThat(waitAfter(Channel.CASE_SYSTEM, Duration.ofHours(71))).isEqualTo(Duration.ofHours(1));
    assertThat(waitAfter(Channel.CASE_SYSTEM, Duration.ofDays(3))).isEqualTo(Duration.ofDays(1));
    assertThat(waitAfter(Channel.CASE_SYSTEM, Duration.ofDays(29))).isEqualTo(Duration.ofDays(1));
    assertThat(ReceiptPolicy.next(Channel.CASE_SYSTEM, SENT, SENT.plus(Duration.ofDays(30))))
        .isEmpty();
  }
}
