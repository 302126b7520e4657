package org.wardline.platform.lambda;

import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;

/** What is left of the time of one invocation, shared by several attempts. */
final class TimeBudget {

  private final long end;

  TimeBudget(Duration limit) {
    end = System.nanoTime() + limit.toNanos();
  }

  /** All that is left; fails with {@link TimeoutException} when nothing is. */
  Duration rest() {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new TimeoutException();
    }
    return Duration.ofNanos(left);
  }

  /** Half of what is left, so that there is time for another attempt. */
  Duration half() {
    return rest().dividedBy(2);
  }
}
