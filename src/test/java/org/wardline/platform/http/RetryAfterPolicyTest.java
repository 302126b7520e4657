package org.wardline.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

  private static Duration wait(String header) {
    return RetryAfterPolicy.wait(header, NOW);
  }

  @Test
  void seconds_and_dates_are_read() {
    assertThat(wait("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(wait(" 120 ")).isEqualTo(Duration.ofMinutes(2));
    assertThat(wait("Tue, 10 Mar 2026 10:30:00 GMT")).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void nobody_is_left_alone_for_more_than_an_hour() {
    assertThat(wait("86400")).isEqualTo(Duration.ofHours(1));
    assertThat(wait("Wed, 11 Mar 2026 10:30:00 GMT")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void what_is_past_or_missing_or_no_time_is_no_wait() {
    assertThat(wait(null)).isZero();
    assertThat(wait("soon")).isZero();
    assertThat(wait("-5")).isZero();
    assertThat(wait("Tue, 10 Mar 2026 09:30:00 GMT")).isZero();
  }
}
