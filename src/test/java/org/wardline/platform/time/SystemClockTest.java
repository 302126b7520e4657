package org.wardline.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SystemClockTest {
  private final Clock clock = new SystemClock().clock();

  @Test
  void a_moment_is_the_same_however_a_column_is_written() {
    assertThat(Stream.generate(clock::instant).limit(1_000))
        .allMatch(moment -> moment.equals(moment.truncatedTo(ChronoUnit.MICROS)));
  }

  @Test
  void it_goes() {
    assertThat(Duration.between(clock.instant(), Instant.now()).abs())
        .isLessThan(Duration.ofSeconds(5));
  }
}
