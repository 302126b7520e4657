package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant PLANNED = Instant.parse("2026-03-10T10:00:00Z");

  private static Duration waitAfter(int attempts, Duration atLeast) {
    return Duration.between(
        PLANNED, RetryPolicy.next(attempts, PLANNED, PLANNED, atLeast).orElseThrow());
  }

  @Test
  void what_failed_is_tried_again_soon_at_first_and_then_hourly() {
    assertThat(waitAfter(1, Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
    assertThat(waitAfter(4, Duration.ZERO)).isEqualTo(Duration.ofMinutes(10));
    assertThat(waitAfter(40, Duration.ZERO)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void who_asks_to_be_left_alone_for_longer_is() {
    assertThat(waitAfter(1, Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(20));
    assertThat(waitAfter(5, Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void after_three_days_it_is_given_up() {
    Instant now = PLANNED.plus(Duration.ofDays(3)).minus(Duration.ofMinutes(59));
    assertThat(RetryPolicy.next(40, PLANNED, now, Duration.ZERO)).isEmpty();
  }

  @Test
  void a_mail_that_a_slow_relay_takes_each_time_goes_eight_times_in_three_days() {
    int attempts = 1;
    Optional<Instant> next = RetryPolicy.nextAfterSilence(attempts, PLANNED, PLANNED);
    assertThat(next).contains(PLANNED.plus(Duration.ofMinutes(5)));
    while (next.isPresent()) {
      attempts = attempts + 1;
      next = RetryPolicy.nextAfterSilence(attempts, PLANNED, next.get());
    }

    assertThat(attempts).isEqualTo(8);
  }
}
