package org.wardline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wardline.register.RegisterFreshness;

class ErasurePolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private final ErasurePolicy policy =
      new ErasurePolicy(Duration.ofHours(26), Duration.ofHours(72));

  private static Instant hoursAgo(int hours) {
    return NOW.minus(Duration.ofHours(hours));
  }

  @Test
  void a_load_that_began_after_the_arrival_lets_it_be_erased() {
    assertThat(policy.mayErase(hoursAgo(8), new RegisterFreshness(hoursAgo(7), hoursAgo(6)), NOW))
        .isTrue();
  }

  @Test
  void a_load_that_had_already_begun_does_not() {
    assertThat(policy.mayErase(hoursAgo(7), new RegisterFreshness(hoursAgo(8), hoursAgo(6)), NOW))
        .isFalse();
  }

  @Test
  void a_stale_register_erases_nothing_however_old() {
    assertThat(
            policy.mayErase(hoursAgo(200), new RegisterFreshness(hoursAgo(28), hoursAgo(27)), NOW))
        .isFalse();
  }

  @Test
  void an_empty_register_erases_nothing() {
    assertThat(policy.mayErase(hoursAgo(200), new RegisterFreshness(null, null), NOW)).isFalse();
  }
}
