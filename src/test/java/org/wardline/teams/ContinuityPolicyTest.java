package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.teams.ContinuityPolicy.Entered;

class ContinuityPolicyTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final Entered SECOND = new Entered("safe-b", NOW);

  private static Entered first(Duration before) {
    return new Entered("safe-a", NOW.minus(before));
  }

  @Test
  void two_keepers_meet_within_the_time() {
    Entered first = first(TEN_MINUTES);

    assertThat(ContinuityPolicy.partner(SECOND, List.of(first), TEN_MINUTES)).contains(first);
  }

  @Test
  void a_moment_later_they_do_not() {
    assertThat(
            ContinuityPolicy.partner(
                SECOND, List.of(first(TEN_MINUTES.plusSeconds(1))), TEN_MINUTES))
        .isEmpty();
  }

  @Test
  void one_keeper_is_not_two() {
    Entered before = new Entered("safe-b", NOW.minusSeconds(1));

    assertThat(ContinuityPolicy.partner(SECOND, List.of(before), TEN_MINUTES)).isEmpty();
  }
}
