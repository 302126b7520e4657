package org.wardline.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Produces the system's clock in UTC, unless another bean of type {@link Clock} takes its place. It
 * knows no part of a microsecond, as PostgreSQL does not: one way to a column would cut it off and
 * another round it up, and what happened together would not be of the same time.
 */
@Singleton
class SystemClock {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
